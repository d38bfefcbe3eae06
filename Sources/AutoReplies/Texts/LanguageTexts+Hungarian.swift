extension LanguageTexts {
  static let hungarian = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Sajnáljuk, hogy nem tudtuk fogadni a hívását. Válaszoljon erre az üzenetre, és írja \
      meg, miben segíthetünk.
      """,
      .customerLeavesVoicemail:
        "Köszönjük a hangüzenetét. Meghallgatjuk, és a lehető leghamarabb jelentkezünk.",
      .afterSuccessfulCallWithTicket:
        """
      Köszönjük a hívását. Ha további kérdése van, egyszerűen válaszoljon erre az \
      üzenetre.
      """,
      .captureAdvisorRating:
        """
      Mennyire elégedett a segítségünkkel? Kérjük, válaszoljon egy számmal 1-től (gyenge) \
      5-ig (kiváló).
      """,
      .askCustomerIssueResolved:
        """
      Megoldódott a problémája? Ha nem, válaszoljon erre az üzenetre, és tovább \
      foglalkozunk vele.
      """,
      .customerSendsFirstChat:
        "Köszönjük az üzenetét. Megkaptuk, és a lehető leghamarabb válaszolunk.",
      .requestPhotoOrVideo:
        """
      Tudna küldeni nekünk egy fényképet vagy egy rövid videót? Így könnyebben megértjük a \
      problémát.
      """,
      .shareVoiceHub:
        "Elérhetőségeinket itt találja: {link}",
      .customerCallsAfterHours:
        """
      Köszönjük a hívását. Jelenleg zárva vagyunk. Írjon nekünk üzenetet, és nyitás után \
      válaszolunk.
      """,
      .missedCallFromCustomer:
        """
      Sajnos nem tudtuk fogadni a hívását. Ha szeretné, hogy visszahívjuk, válaszoljon \
      erre az üzenetre.
      """,
      .requestApproval:
        "Mielőtt folytatjuk, szükségünk van a jóváhagyására: {link}",
      .paymentRequest:
        "Fizetési kérelmet küldtünk Önnek. Itt megtekintheti és kifizetheti: {link}",
      .customerTextsAfterHours:
        "Köszönjük az üzenetét. Jelenleg zárva vagyunk, nyitás után válaszolunk.",
      .customerCreatesTicketAfterHours:
        "Köszönjük, megkaptuk a kérését. Jelenleg zárva vagyunk, nyitás után válaszolunk.",
    ],
    openings: [
      "hétfőn %-kor",
      "kedden %-kor",
      "szerdán %-kor",
      "csütörtökön %-kor",
      "pénteken %-kor",
      "szombaton %-kor",
      "vasárnap %-kor",
    ],
    minuteSeparator: ":"
  )
}
