extension LanguageTexts {
  static let polish = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Przepraszamy, że nie odebraliśmy telefonu. Prosimy odpisać na tę wiadomość, a \
      odezwiemy się najszybciej, jak to możliwe.
      """,
      .customerLeavesVoicemail:
        """
      Dziękujemy za wiadomość głosową. Odsłuchamy ją i odezwiemy się najszybciej, jak to \
      możliwe.
      """,
      .afterSuccessfulCallWithTicket:
        "Dziękujemy za rozmowę. W razie dalszych pytań wystarczy odpisać na tę wiadomość.",
      .captureAdvisorRating:
        """
      Jak oceniają Państwo naszą pomoc? Prosimy odpisać cyfrą od 1 (słabo) do 5 \
      (doskonale).
      """,
      .askCustomerIssueResolved:
        """
      Czy sprawa została rozwiązana? Jeśli nie, prosimy odpisać na tę wiadomość, a \
      zajmiemy się nią dalej.
      """,
      .customerSendsFirstChat:
        "Dziękujemy za wiadomość. Otrzymaliśmy ją i odpowiemy najszybciej, jak to możliwe.",
      .requestPhotoOrVideo:
        """
      Czy mogą Państwo przesłać nam zdjęcie lub krótki film? Pomoże nam to zrozumieć \
      problem.
      """,
      .shareVoiceHub:
        "Nasze dane kontaktowe znajdą Państwo tutaj: {link}",
      .customerCallsAfterHours:
        """
      Dziękujemy za telefon. Obecnie nie pracujemy. Prosimy wysłać nam wiadomość, a \
      odpowiemy w godzinach pracy.
      """,
      .missedCallFromCustomer:
        """
      Przepraszamy, nie mogliśmy odebrać telefonu. Jeśli mamy oddzwonić, prosimy odpisać \
      na tę wiadomość.
      """,
      .requestApproval:
        "Zanim przejdziemy dalej, potrzebujemy Państwa zgody: {link}",
      .paymentRequest:
        "Wysłaliśmy Państwu prośbę o płatność. Szczegóły i płatność: {link}",
      .customerTextsAfterHours:
        "Dziękujemy za wiadomość. Obecnie nie pracujemy. Odpowiemy w godzinach pracy.",
      .customerCreatesTicketAfterHours:
        """
      Dziękujemy, otrzymaliśmy zgłoszenie. Obecnie nie pracujemy. Odpowiemy w godzinach \
      pracy.
      """,
    ],
    openings: [
      "w poniedziałek o %",
      "we wtorek o %",
      "w środę o %",
      "w czwartek o %",
      "w piątek o %",
      "w sobotę o %",
      "w niedzielę o %",
    ],
    minuteSeparator: ":"
  )
}
