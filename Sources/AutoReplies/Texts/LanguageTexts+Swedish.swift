extension LanguageTexts {
  static let swedish = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Tyvärr hann vi inte svara på ditt samtal. Svara på det här meddelandet och berätta \
      vad vi kan hjälpa dig med, så återkommer vi.
      """,
      .customerLeavesVoicemail:
        "Tack för ditt röstmeddelande. Vi lyssnar på det och återkommer så snart vi kan.",
      .afterSuccessfulCallWithTicket:
        """
      Tack för ditt samtal. Om det är något mer är det bara att svara på det här \
      meddelandet.
      """,
      .captureAdvisorRating:
        """
      Hur tycker du att vi skötte oss? Svara med en siffra från 1 (dåligt) till 5 (mycket \
      bra).
      """,
      .askCustomerIssueResolved:
        """
      Har ditt ärende blivit löst? Om inte, svara på det här meddelandet så fortsätter vi \
      att hjälpa dig.
      """,
      .customerSendsFirstChat:
        "Tack för ditt meddelande. Vi har tagit emot det och svarar så snart vi kan.",
      .requestPhotoOrVideo:
        "Kan du skicka oss en bild eller en kort video? Det hjälper oss att förstå problemet.",
      .shareVoiceHub:
        "Här hittar du våra kontaktuppgifter: {link}",
      .customerCallsAfterHours:
        """
      Tack för ditt samtal. Vi har stängt just nu. Skicka ett meddelande hit så svarar vi \
      när vi har öppnat igen.
      """,
      .missedCallFromCustomer:
        """
      Tyvärr kunde vi inte ta ditt samtal. Svara på det här meddelandet om du vill att vi \
      ringer upp dig.
      """,
      .requestApproval:
        "Vi behöver ditt godkännande innan vi fortsätter. Granska och godkänn här: {link}",
      .paymentRequest:
        "Vi har skickat en betalningsbegäran till dig. Du kan se den och betala här: {link}",
      .customerTextsAfterHours:
        "Tack för ditt meddelande. Vi har stängt just nu och svarar när vi har öppnat igen.",
      .customerCreatesTicketAfterHours:
        """
      Tack, vi har tagit emot ditt ärende. Vi har stängt just nu och svarar när vi har \
      öppnat igen.
      """,
    ],
    openings: [
      "måndag kl. %",
      "tisdag kl. %",
      "onsdag kl. %",
      "torsdag kl. %",
      "fredag kl. %",
      "lördag kl. %",
      "söndag kl. %",
    ],
    minuteSeparator: "."
  )
}
