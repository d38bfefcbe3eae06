import EmailChannel
import Testing

@Suite struct ReplyTextTests {
  private func reply(_ text: String) -> String { ReplyText(of: text).text }

  /// How mail programs of the languages introduce what they quote.
  private static let attributions = [
    "On Mon, Sep 1, 2026 at 10:00 AM Anna <anna@example.com> wrote:",
    "On 01/09/2026 10:00, Anna wrote:",
    "On Sep 1, 2026, at 10:00 AM, Anna\n<anna@example.com>\nwrote:",
    "At 10:00 on 1 September 2026, Anna wrote:", "Anna <anna@example.com> wrote:",
    "---- On Mon, 01 Sep 2026 10:00:00 +0200 Anna <anna@example.com> wrote ----",
    "Am 01.09.2026 um 10:00 schrieb Anna:",
    "Am Mo., 1. Sept. 2026 um 10:00 Uhr schrieb Anna <a@example.com>:",
    "Anna <a@example.com> schrieb am Mo., 1. Sept. 2026 um 10:00 Uhr:",
    "Le lun. 1 sept. 2026 à 10:00, Anna <a@example.com> a écrit :",
    "Le 01/09/2026 à 10:00, Anna a écrit\u{A0}:",
    "El lun, 1 sept 2026 a las 10:00, Anna (<a@example.com>) escribió:",
    "Il giorno lun 1 set 2026 alle ore 10:00 Anna <a@example.com> ha\nscritto:",
    "Em seg., 1 de set. de 2026 às 10:00, Anna <a@example.com>\nescreveu:",
    "Op ma 1 sep. 2026 om 10:00 schreef Anna <a@example.com>:",
    "Op 1 sep. 2026 om 10:00 heeft Anna <a@example.com> het volgende geschreven:",
    "Den mån 1 sep. 2026 kl 10:00 skrev Anna <a@example.com>:",
    "1 sep. 2026 kl. 10:00 skrev Anna <a@example.com>:",
    "man. 1. sep. 2026 kl. 10.00 skrev Anna <a@example.com>:", "Den 01.09.2026 10:00, skrev Anna:",
    "ma 1. syysk. 2026 klo 10.00 Anna (a@example.com) kirjoitti:",
    "Anna kirjoitti 1.9.2026 kello 10.00:",
    "pon., 1 wrz 2026 o 10:00 Anna <a@example.com> napisał(a):",
    "W dniu 1.09.2026 o 10:00, Anna pisze:",
    "V pon., 1. sep. 2026 ob 10:00 je oseba Anna <a@example.com> napisala:",
    "Dne 1. 9. 2026 ob 10:00 je Anna napisal(a):",
    "Anna <a@example.com> ezt írta (időpont: 2026. szept. 1., H, 10:00):",
    "2026.09.01. 10:00 keltezéssel, Anna írta:",
    "po 1. 9. 2026 v 10:00 odesílatel Anna <a@example.com> napsal:",
    "Dňa 1. 9. 2026 o 10:00 Anna napísal(a):",
    "În lun., 1 sept. 2026 la 10:00, Anna <a@example.com> a scris:",
    "пн, 1 сент. 2026 г. в 10:00, Anna <a@example.com>:", "01.09.2026 10:00, Anna пишет:",
    "1 сентября 2026 г., 10:00 пользователь Anna <a@example.com>\nнаписал:",
    "пн, 1 вер. 2026 р. о 10:00 Anna <a@example.com> пише:",
    "Στις Δευ 1 Σεπ 2026 στις 10:00 π.μ., ο/η Anna <a@example.com> έγραψε:",
    "Anna <a@example.com>, 1 Eyl 2026 Pzt, 10:00 tarihinde şunu yazdı:",
    "Vào Th 2, 1 thg 9, 2026 vào lúc 10:00 Anna <a@example.com> đã viết:",
    "在 2026年9月1日，10:00，Anna <a@example.com> 写道：", "Anna <a@example.com> 於 2026年9月1日 週一 上午10:00寫道：",
    "2026年9月1日(月) 10:00 Anna <a@example.com>:",
    "2026년 9월 1일 (월) 오전 10:00, Anna <a@example.com>님이 작성:",
    "בתאריך יום ב׳, 1 בספט׳ 2026 ב-10:00 מאת Anna <a@example.com>:",
    "في الاثنين، 1 سبتمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Anna <a@example.com>:",
    "Pada tanggal Sen, 1 Sep 2026 pukul 10.00 Anna <a@example.com> menulis:",
    "2026-09-01 10:00 GMT+02:00 Anna <a@example.com>:", "2026/9/1 Anna <a@example.com>",
  ]

  @Test func `quotations are found in the languages of mail programs`() {
    for line in Self.attributions {
      #expect(
        reply("Yes, please.\n\n\(line)\n\n> Shall we send it?\n>\n> Ben\n") == "Yes, please.",
        "\(line)"
      )
      // Below the quotation, as some write.
      #expect(reply("\(line)\n> Shall we send it?\n\nYes, please.") == "Yes, please.", "\(line)")
    }
  }

  @Test func `what follows an introduction without marks is quoted too`() {
    for line in Self.attributions where !line.hasSuffix("a@example.com>") {
      #expect(
        reply("Yes, please.\n\n\(line)\n\nShall we send it?\nBen") == "Yes, please.",
        "\(line)"
      )
    }
  }

  /// The header that Outlook and others put above the mail that is answered.
  private static let blocks = [
    ("From", "Sent", "To", "Subject"), ("Von", "Gesendet", "An", "Betreff"),
    ("De", "Envoyé", "À", "Objet"), ("De", "Enviado el", "Para", "Asunto"),
    ("De", "Enviada em", "Para", "Assunto"), ("Da", "Inviato", "A", "Oggetto"),
    ("Van", "Verzonden", "Aan", "Onderwerp"), ("Från", "Skickat", "Till", "Ämne"),
    ("Fra", "Sendt", "Til", "Emne"), ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
    ("Od", "Wysłano", "Do", "Temat"), ("Od", "Odesláno", "Komu", "Předmět"),
    ("Od", "Poslano", "Za", "Zadeva"), ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    ("От", "Отправлено", "Кому", "Тема"), ("Від", "Надіслано", "Кому", "Тема"),
    ("Από", "Στάλθηκε", "Προς", "Θέμα"), ("Kimden", "Gönderildi", "Kime", "Konu"),
    ("发件人", "发送时间", "收件人", "主题"), ("差出人", "送信日時", "宛先", "件名"), ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
  ]

  @Test func `the header of another mail begins a quotation in many languages`() {
    for (from, sent, to, subject) in Self.blocks {
      for (mark, colon) in [("", ":"), ("*", ":"), ("", " :"), ("", "：")] {
        let block =
          "\(mark)\(from)\(colon)\(mark) Ben <ben@example.com>\n\(mark)\(sent)\(colon)\(mark) 1.9.2026 10:00\n"
          + "\(mark)\(to)\(colon)\(mark) Anna\n\(mark)\(subject)\(colon)\(mark) Order\n\nShall we send it?"
        for rule in ["", "________________________________\n", "-----Original Message-----\n"] {
          #expect(reply("Yes, please.\n\n\(rule)\(block)") == "Yes, please.", "\(block)")
        }
      }
    }
  }

  /// Enough fields within sixteen lines are a header, wherever they begin; fewer are the customer's.
  @Test func `where many fields stand, a header is found exactly where it begins`() {
    let many = Array(repeating: "To: a", count: 40)
    let mail = ["From: b", "Date: c", "Subject: d", "", "Shall we send it?"]
    let whole = ["Yes."] + many + mail
    // The date is the third kind of field: what stands fifteen lines before it is the first line.
    let expected = whole.prefix(1 + 40 + 1 - 15).joined(separator: "\n")
    #expect(reply(whole.joined(separator: "\n")) == expected)
    let text = Array(repeating: "Some more words", count: 30)
    let told = ["Yes.", "", "From: anna@example.com", "Sent: 1.9.2026", ""] + text
    #expect(reply(told.joined(separator: "\n")) == "Yes.")
    for own in [
      // No address and no digit; an empty line too many; a field of two kinds that is none of these.
      ["Yes.", "", "From: a", "Sent: b", ""],
      ["Yes.", "From: a@example.com", "", "", "Sent: 1.9."],
      ["Yes.", "", "To: anna@example.com", "Subject: 1", ""],
    ] {
      let whole = (own + text).joined(separator: "\n")
      #expect(reply(whole) == whole, "\(own)")
    }
  }

  @Test(arguments: [
    "-----Original Message-----", "----- Ursprüngliche Nachricht -----",
    "-------- Message d'origine --------",
    "---------- Forwarded message ---------", "-----Mensaje original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----", "-----Ursprungligt meddelande-----",
    "-----Alkuperäinen viesti-----",
    "-----Wiadomość oryginalna-----", "-----Izvirno sporočilo-----", "-----Eredeti üzenet-----",
    "------------------ 原始邮件 ------------------", "-----Исходное сообщение-----",
    "*----- Original Message -----*",
    "Begin forwarded message:", "Anfang der weitergeleiteten Nachricht:",
  ])
  func `a divider begins a quotation`(_ line: String) {
    #expect(reply("Yes, please.\n\n\(line)\n\nShall we send it?") == "Yes, please.")
  }

  @Test(arguments: [
    "-- \nAnna\nExample Ltd", "--\nAnna", "—\nAnna", "__\nAnna",
    "_______________\nlist@example.com\nhttps://example.com",
    "Sent from my iPhone", "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Von meinem iPhone gesendet",
    "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone", "Enviado do meu iPhone", "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone", "Sendt fra min iPhone", "Lähetetty iPhonesta", "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Poslano z iPhona", "iPhone-ról küldve", "Отправлено с iPhone", "Στάλθηκε από το iPhone μου",
    "发自我的 iPhone",
    "從我的 iPhone 傳送", "iPhoneから送信", "나의 iPhone에서 보냄", "Anna from mobile", "(sent from a phone)",
    "<<sent by galaxy>>",
  ])
  func `a signature is cut off and kept`(_ signature: String) {
    for text in [
      "Yes, please.\n\n\(signature)",
      "Yes, please.\n\n\(signature)\n\nOn 1 Sep 2026, Ben wrote:\n> ok?",
    ] {
      let read = ReplyText(of: text)
      #expect(read.text == "Yes, please.")
      #expect(read.signature == signature)
      #expect(read.isShortened)
    }
  }

  @Test(arguments: [
    "Sent from my desk, it is easier there", "On Monday I wrote to you:\nnothing came of it.",
    "I sent it -- twice.", "- one\n- two", "One thing I had:\n\nwhy?", "Total:\n=====\n5",
    "a: b\nc: d",
    "From: the shop\nwhere I bought it", "> is greater", "1 > 2", "| a | b |\n| c | d |",
    "Date: 5 May",
    "Thanks!\n\nAnna", "The subject: none", "Call me at 5:\n\nno, at 6.",
  ])
  func `the customer's own words are left as they are`(_ text: String) {
    let read = ReplyText(of: text)
    #expect(read.text == text)
    #expect(read.signature == nil && !read.isShortened)
  }

  @Test func `answers between quoted lines are kept with them`() {
    let text = "On 1 Sep 2026, Ben wrote:\n> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue."
    #expect(reply("\(text)\n\n> Ben\n\n-- \nAnna") == text)
    #expect(reply("Hi,\n\n\(text)") == "Hi,\n\n\(text)")
  }

  @Test(arguments: [
    "> nothing but a quotation\n> of two lines", "-- \nAnna", "Sent from my iPhone",
    "On 1 Sep 2026, Ben wrote:\n> ok?", "-----Original Message-----\nFrom: Ben", "-----", "***",
    "From: Ben <b@example.com>\nSent: 1.9.2026\nTo: Anna\nSubject: x\n\nForwarded without a word",
    "##- Please type your reply above this line -##\n\nx",
  ])
  func `a text is never emptied`(_ text: String) {
    #expect(reply(text) == text)
    #expect(ReplyText(of: text).signature == nil)
    #expect(reply("\n\n\(text)\n \n") == text)
  }

  @Test func `nothing is made of nothing`() {
    #expect(reply("") == "" && reply("\n \n") == "")
    #expect(!ReplyText(of: "").isShortened)
  }

  @Test func `what stands below the line of our own is not the customer's`() {
    let marker = "##- Please type your reply above this line -##"
    for mark in ["", "> ", "*", "  "] {
      #expect(reply("Yes.\n\n\(mark)\(marker)\n\nYour order left.\nShop") == "Yes.")
    }
    let own = ReplyMarker("=== Bitte oberhalb antworten ===")
    #expect(ReplyText(of: "Ja.\n=== Bitte oberhalb antworten ===\nx", marker: own).text == "Ja.")
    #expect(ReplyText(of: "Ja.\n\(marker)\nx", marker: own).text == "Ja.\n\(marker)\nx")
    #expect(ReplyText(of: "Ja.\nx", marker: ReplyMarker("")).text == "Ja.\nx")
  }

  @Test func `a quoted line that was wrapped without a mark belongs to the quotation`() {
    let long = "> " + String(repeating: "word ", count: 15)
    #expect(reply("Yes.\n\n\(long)\nrest of it\n> Ben") == "Yes.")
    #expect(reply("Yes.\n\n> short\nrest of it\n> Ben").hasSuffix("rest of it"))
  }

  @Test func `a long text behind a rule is text`() {
    let lines = (1...30).map { "line \($0)" }.joined(separator: "\n")
    #expect(reply("Hello\n-----\n\(lines)") == "Hello\n-----\n\(lines)")
  }

  @Test func `RFC 9580 what wraps a signed mail is no part of it`() {
    let signed =
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n-----BEGIN PGP SIGNATURE-----\n\niQE=\n"
      + "-----END PGP SIGNATURE-----"
    #expect(reply(signed) == "Yes.")
    #expect(reply("-----BEGIN PGP SIGNED MESSAGE-----") == "-----BEGIN PGP SIGNED MESSAGE-----")
  }

  @Test func `HTML that marks what it quotes is cut there`() throws {
    for quote in [
      "<div class=\"gmail_quote\">On 1 Sep, Ben wrote:<blockquote>ok?</blockquote></div>",
      "<div id='divRplyFwdMsg'><b>Ben</b> asked</div>ok?",
      "<div id=\"appendonsend\"></div><p>ok?</p>",
      "<div class=\"moz-cite-prefix\">Ben</div><p>ok?</p>",
      "<blockquote type=cite>ok?</blockquote>",
      "<hr id=\"stopSpelling\">From: Ben<br>ok?",
      "<div id=\"mail-editor-reference-message-container\">ok?</div>",
      "<div class=\"x yahoo_quoted\">ok?</div>",
    ] {
      let read = try mail("Content-Type: text/html\n\n<div>Yes, <b>please</b>.</div><br>\(quote)")
      #expect(ReplyText(of: read).text == "Yes, please.", "\(quote)")
      #expect(read.text.contains("ok?"), "\(quote)")
      let alone = try mail("Content-Type: text/html\n\n\(quote)")
      #expect(ReplyText(of: alone).text.contains("ok?"), "\(quote)")
    }
  }

  @Test(arguments: [
    ">", "a:\n", "> a\nb\n", "From: a\n", "-- \n", "On 1 wrote:\n", "\n", "Sent from my a\n",
    ">>>>>>>>\n",
    "-----a-----\n", "On 1\n", "wrote:\n", "-----BEGIN PGP SIGNATURE-----\n", "| a\n",
    "a@b <c@d>\n",
  ])
  func `texts made to waste time are read in one go`(_ piece: String) {
    let text = String(repeating: piece, count: 1 << 13)
    #expect(!ReplyText(of: "x\n\(text)").text.isEmpty)
  }
}
