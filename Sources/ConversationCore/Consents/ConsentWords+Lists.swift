extension ConsentWords {
  /// English words and the French `ARRET`: the lists of providers, carriers and the FCC together
  /// (47 CFR 64.1200(a)(10): stop, quit, end, revoke, opt out, cancel, unsubscribe).
  ///
  /// `TD`, which one provider knows, is too short and left out; ``chinese`` has it.
  public static let standard = ConsentWords(
    optOut: [
      "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
      "opt-out", "opt out", "remove", "arret",
    ],
    optIn: ["start", "unstop"],
    optInWhenOut: ["yes"],
    help: ["help", "info"]
  )

  /// Words for short codes: `JOIN` opts in too.
  public static let shortCode = standard.adding(
    ConsentWords(optOut: [], optIn: ["join"], help: [])
  )

  /// Words for toll-free numbers of North America, which only `START` and `UNSTOP` open again: the
  /// carriers keep the block, whatever somebody else takes for consent.
  public static let tollFree = standard.leavingOut(["yes"])

  /// The words for a kind of number.
  public static func standard(for kind: NumberKind) -> ConsentWords {
    switch kind {
    case .longCode: standard
    case .shortCode: shortCode
    case .tollFree: tollFree
    }
  }

  /// Words of a language, to be added to ``standard``; `nil` for a language that has no list here.
  ///
  /// `code`: a language by its two letters (ISO 639-1), such as `es`.
  public static func words(ofLanguage code: String) -> ConsentWords? {
    switch code.lowercased() {
    case "en": standard
    case "zh": chinese
    default: lists[code.lowercased()]
    }
  }

  /// Chinese words, with `TD`, by which mobile customers in China opt out.
  public static let chinese = ConsentWords(
    optOut: ["td", "退订", "退訂", "停止"],
    optIn: ["开始", "開始"],
    help: ["帮助", "幫助"]
  )

  private static let lists: [String: ConsentWords] = [
    "cs": ConsentWords(optOut: ["odhlasit", "konec"], optIn: ["zacit"], help: ["pomoc"]),
    "da": ConsentWords(optOut: ["afmeld", "stands"], optIn: ["tilmeld"], help: ["hjælp"]),
    "de": ConsentWords(
      optOut: ["stopp", "abmelden", "ende"],
      optIn: ["anmelden"],
      help: ["hilfe"]
    ),
    "el": ConsentWords(
      optOut: ["στοπ", "διακοπη", "διακοπή"],
      optIn: ["εναρξη"],
      help: ["βοηθεια"]
    ),
    "es": ConsentWords(
      optOut: ["parar", "alto", "baja", "cancelar", "detener"],
      optIn: ["alta", "comenzar"],
      optInWhenOut: ["si"],
      help: ["ayuda"]
    ),
    "fi": ConsentWords(optOut: ["lopeta", "peruuta"], optIn: ["aloita"], help: ["ohje", "apua"]),
    "fr": ConsentWords(
      optOut: ["arret", "arreter", "desabonner", "desinscrire", "fin"],
      optIn: ["debut", "abonner"],
      optInWhenOut: ["oui"],
      help: ["aide"]
    ),
    "it": ConsentWords(optOut: ["ferma", "basta", "annulla"], optIn: ["inizia"], help: ["aiuto"]),
    "ja": ConsentWords(optOut: ["停止", "配信停止", "解除"], optIn: ["開始", "再開"], help: ["ヘルプ"]),
    "ko": ConsentWords(optOut: ["수신거부", "중지", "거부"], optIn: ["수신동의", "시작"], help: ["도움말"]),
    "nl": ConsentWords(optOut: ["afmelden", "stoppen"], optIn: ["aanmelden"], help: ["hulp"]),
    "no": ConsentWords(optOut: ["stopp", "avmeld"], optIn: ["påmeld"], help: ["hjelp"]),
    "pl": ConsentWords(optOut: ["rezygnuje", "koniec"], optIn: ["zapisz"], help: ["pomoc"]),
    "pt": ConsentWords(
      optOut: ["parar", "pare", "sair", "cancelar"],
      optIn: ["iniciar", "voltar"],
      optInWhenOut: ["sim"],
      help: ["ajuda"]
    ),
    "ru": ConsentWords(optOut: ["стоп", "отписаться"], optIn: ["старт"], help: ["помощь"]),
    "sv": ConsentWords(
      optOut: ["stopp", "avsluta", "avanmäl"],
      optIn: ["starta"],
      help: ["hjälp"]
    ),
    "tr": ConsentWords(optOut: ["dur", "iptal", "ret"], optIn: ["basla"], help: ["yardim"]),
    "uk": ConsentWords(optOut: ["стоп", "відписатися"], optIn: ["старт"], help: ["допомога"]),
  ]
}
