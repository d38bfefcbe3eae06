extension LanguageTexts {
  static let finnish = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Valitettavasti emme ehtineet vastata puheluusi. Vastaa tähän viestiin ja kerro, \
      miten voimme auttaa, niin palaamme asiaan.
      """,
      .customerLeavesVoicemail:
        "Kiitos ääniviestistäsi. Kuuntelemme sen ja palaamme asiaan mahdollisimman pian.",
      .afterSuccessfulCallWithTicket:
        "Kiitos soitostasi. Jos mieleesi tulee vielä jotain, vastaa tähän viestiin.",
      .captureAdvisorRating:
        "Miten onnistuimme? Vastaa numerolla 1-5 (1 = huonosti, 5 = erinomaisesti).",
      .askCustomerIssueResolved:
        "Ratkesiko asiasi? Jos ei, vastaa tähän viestiin, niin jatkamme selvittämistä.",
      .customerSendsFirstChat:
        "Kiitos viestistäsi. Olemme saaneet sen ja vastaamme mahdollisimman pian.",
      .requestPhotoOrVideo:
        """
      Voisitko lähettää meille kuvan tai lyhyen videon? Se auttaa meitä ymmärtämään \
      ongelman.
      """,
      .shareVoiceHub:
        "Täältä löydät yhteystietomme: {link}",
      .customerCallsAfterHours:
        """
      Kiitos soitostasi. Palvelumme on juuri nyt suljettu. Lähetä meille viesti tähän \
      numeroon, niin vastaamme, kun olemme taas avoinna.
      """,
      .missedCallFromCustomer:
        """
      Valitettavasti emme voineet vastata puheluusi. Vastaa tähän viestiin, jos haluat, \
      että soitamme sinulle takaisin.
      """,
      .requestApproval:
        "Tarvitsemme hyväksyntäsi, ennen kuin jatkamme. Tarkista ja hyväksy tästä: {link}",
      .paymentRequest:
        "Olemme lähettäneet sinulle maksupyynnön. Voit tarkistaa sen ja maksaa tästä: {link}",
      .customerTextsAfterHours:
        """
      Kiitos viestistäsi. Palvelumme on juuri nyt suljettu. Vastaamme, kun olemme taas \
      avoinna.
      """,
      .customerCreatesTicketAfterHours:
        """
      Kiitos, olemme vastaanottaneet pyyntösi. Palvelumme on juuri nyt suljettu. \
      Vastaamme, kun olemme taas avoinna.
      """,
    ],
    openings: [
      "maanantaina klo %",
      "tiistaina klo %",
      "keskiviikkona klo %",
      "torstaina klo %",
      "perjantaina klo %",
      "lauantaina klo %",
      "sunnuntaina klo %",
    ],
    minuteSeparator: "."
  )
}
