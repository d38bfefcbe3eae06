extension LanguageTexts {
  static let slovenian = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Žal se nismo mogli oglasiti na vaš klic. Odgovorite na to sporočilo in povejte, kako \
      vam lahko pomagamo.
      """,
      .customerLeavesVoicemail:
        """
      Hvala za glasovno sporočilo. Poslušali ga bomo in vam odgovorili v najkrajšem možnem \
      času.
      """,
      .afterSuccessfulCallWithTicket:
        "Hvala za klic. Če boste potrebovali še kaj, preprosto odgovorite na to sporočilo.",
      .captureAdvisorRating:
        """
      Kako ste zadovoljni z našo pomočjo? Odgovorite s številko od 1 (slabo) do 5 \
      (odlično).
      """,
      .askCustomerIssueResolved:
        """
      Je vaša težava rešena? Če ni, odgovorite na to sporočilo in pomagali vam bomo \
      naprej.
      """,
      .customerSendsFirstChat:
        """
      Hvala za vaše sporočilo. Prejeli smo ga in vam bomo odgovorili v najkrajšem možnem \
      času.
      """,
      .requestPhotoOrVideo:
        """
      Nam lahko pošljete fotografijo ali kratek videoposnetek? Tako bomo lažje razumeli \
      težavo.
      """,
      .shareVoiceHub:
        "Tukaj najdete naše kontaktne podatke: {link}",
      .customerCallsAfterHours:
        """
      Hvala za klic. Trenutno smo zaprti. Pošljite nam sporočilo in odgovorili vam bomo, \
      ko bomo spet odprti.
      """,
      .missedCallFromCustomer:
        """
      Žal vašega klica nismo mogli sprejeti. Če želite, da vas pokličemo nazaj, odgovorite \
      na to sporočilo.
      """,
      .requestApproval:
        "Preden nadaljujemo, potrebujemo vašo potrditev: {link}",
      .paymentRequest:
        "Poslali smo vam zahtevek za plačilo. Ogledate si ga in plačate lahko tukaj: {link}",
      .customerTextsAfterHours:
        """
      Hvala za vaše sporočilo. Trenutno smo zaprti. Odgovorili vam bomo, ko bomo spet \
      odprti.
      """,
      .customerCreatesTicketAfterHours:
        """
      Hvala, vašo zahtevo smo prejeli. Trenutno smo zaprti. Odgovorili vam bomo, ko bomo \
      spet odprti.
      """,
    ],
    openings: [
      "v ponedeljek ob %",
      "v torek ob %",
      "v sredo ob %",
      "v četrtek ob %",
      "v petek ob %",
      "v soboto ob %",
      "v nedeljo ob %",
    ],
    minuteSeparator: "."
  )
}
