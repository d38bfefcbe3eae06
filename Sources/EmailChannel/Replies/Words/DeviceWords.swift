/// What phones and mail programs write below a mail: "Sent from my iPhone".
enum DeviceWords {
  /// How such a line begins, in lower case.
  static let beginnings: [String] = words(
    """
    sent from|sent via|sent with|sent using|sent by|sent on the go|get outlook for|from my iphone
    from my ipad|from my android|from my phone|from my mobile|von meinem|von meiner|gesendet von
    gesendet mit|gesendet aus|gesendet über|diese nachricht wurde von|holen sie sich outlook
    outlook für|envoyé de|envoyé depuis|envoyé à partir|envoyé avec|envoyé par|obtenir outlook
    télécharger outlook|enviado desde|enviado de|enviado con|obtener outlook|enviat des de
    enviado do|enviado da|enviado a partir|enviado pelo|enviada do|obter o outlook|obter outlook
    inviato da|inviato dal|inviato con|scarica outlook|ottieni outlook|verzonden vanaf|verzonden met
    verzonden via|verzonden van|verstuurd vanaf|verstuurd met|outlook voor|download outlook
    skickat från|skickades från|skickat med|skickat via|från min iphone|från min ipad|från min mobil
    hämta outlook|sendt fra|sendt med|sendt via|hent outlook|få outlook|lähetetty|hanki outlook
    wysłane z|wysłano z|wysłane przy|pobierz outlook|odesláno z|odesláno ze|posláno z|odesláno pomocí
    odoslané z|odoslané zo|poslano z|poslano iz|poslano s|poslato sa|poslato iz|küldve a|elküldve
    küldve az|trimis de pe|trimis din|отправлено с|отправлено из|отправлено от|послано с|надіслано з
    відправлено з|изпратено от|στάλθηκε από|εστάλη από|απεστάλη από|được gửi từ|gửi từ|đã gửi từ
    dikirim dari|发自我的|发自|发送自|从我的|從我的|傳送自|來自我的|获取 outlook|取得 outlook|נשלח מ|نُرسل من
    أرسلت من|تم الإرسال من|مُرسل من|saadetud minu|nosūtīts no|išsiųsta iš
    """
  )

  /// How such a line ends, in lower case, in languages that put the verb there.
  static let endings: [String] = words(
    """
    から送信|에서 보냄|에서 보냈습니다|küldve|gönderildi|gesendet|gesendet.|傳送|发送|from mobile|from my mobile
    iphone:sta|ipadista|iphonesta|puhelimesta
    """
  )

  private static func words(_ text: String) -> [String] {
    text.split { $0 == "|" || $0 == "\n" }.map { String($0) }
  }
}
