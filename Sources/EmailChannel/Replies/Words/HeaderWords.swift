/// The names of header fields as mail programs write them above a quoted mail.
enum HeaderWords {
  /// What a field says.
  enum Field: UInt8 {
    case author
    case date
    case recipient
    case subject
    case other
  }

  /// The field with a name, in whatever case.
  static func field(named name: ArraySlice<UInt8>) -> Field? {
    guard name.count <= longestName else { return nil }
    if let packed = PackedName(name) { return shortNames[packed] }
    guard beginnings.contains(name) else { return nil }
    return fields[String(decoding: name, as: UTF8.self).lowercased()]
  }

  /// Lower case may take a byte more than upper case in few letters.
  private static let longestName = (fields.keys.lazy.map(\.utf8.count).max() ?? 0) + 8

  private static let shortNames = PackedNames(fields)

  private static let beginnings = WordBeginnings(fields.keys)

  /// The fields by their names in lower case.
  private static let fields: [String: Field] = {
    var fields: [String: Field] = [:]
    for (field, names) in table {
      for name in names.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
        fields[String(name).lowercased()] = field
      }
    }
    return fields
  }()

  private static let table: [(Field, String)] = [
    (
      .author,
      """
      from|von|de|expéditeur|expediteur|remitente|da|mittente|van|från|fra|avsändare|afsender
      lähettäjä|od|nadawca|odesílatel|odosielateľ|pošiljatelj|pošiljalec|feladó|küldő|expeditor
      от|от кого|отправитель|від|відправник|από|αποστολέας|kimden|gönderen|từ|người gửi|dari|发件人
      寄件者|寄件人|發件人|差出人|送信者|보낸 사람|보낸사람|발신|מאת|من|saatja|no|nuo|frá|sender|absender
      """
    ),
    (
      .date,
      """
      sent|date|gesendet|datum|envoyé|envoyé le|envoye|enviado|enviado el|enviado em|enviada em
      fecha|data|data/hora|inviato|data invio|verzonden|verzonden op|skickat|sendt|dato|lähetetty
      päivämäärä|päiväys|wysłano|wysłane|data wysłania|odesláno|odoslané|dátum|dátum odoslania|poslano
      elküldve|küldve|trimis|trimis la|дата|отправлено|отправлен|надіслано|дата відправлення|ημερομηνία
      στάλθηκε|tarih|gönderildi|gönderme tarihi|ngày|đã gửi|tanggal|发送时间|日期|時間|傳送時間|寄件日期
      发送日期|時刻|日時|送信日時|送信|보낸 날짜|날짜|보냄|נשלח|תאריך|تاريخ|التاريخ|تم الإرسال|kuupäev|saadetud
      """
    ),
    (
      .recipient,
      """
      to|an|à|a|para|aan|till|til|vastaanottaja|do|adresat|komu|pro|za|prejemnik|címzett|către|catre
      кому|получатель|одержувач|προς|kime|alıcı|đến|tới|kepada|收件人|收件者|宛先|받는 사람|받는사람|수신
      אל|إلى|destinataire|destinatario|destinatari|empfänger|mottagare|modtager|kellele
      """
    ),
    (
      .subject,
      """
      subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy
      zadeva|subiect|тема|θέμα|konu|tiêu đề|chủ đề|subjek|perihal|主题|主題|主旨|件名|제목|נושא|הנדון
      الموضوع|teema|assumpte|efni
      """
    ),
    (
      .other,
      """
      cc|bcc|kopie|copie|copia|cópia|kopia|kopio|kopi|kopija|másolat|копия|копія|κοιν.|抄送|副本|참조
      reply-to|reply to|répondre à|antwort an|risposta|rispondi a|beantwoorden|responder a|importance
      priority|attachments|anhang|anlagen|pièces jointes|adjuntos|allegati|bijlagen|bilagor|liitteet
      """
    ),
  ]
}
