/// Beginnings of words, in lower case, that say what the number behind them is.
extension ContextWords {
  /// A phone number follows.
  private static let phone: StaticString = """
     tel tél tlf phone fono fon puh puhelin gsm mob cell call ring soita soitt anruf rückruf ruf \
    handy whatsapp sms viber signal wechat reach dial llám llam teléf appel rappel chiam cellul ligu \
    ligar dzwon zadzw komórk volej zavol klič pokli klic hív hiv helist zvan skamb bel bellen mobiel \
    numeroon numeroni numrom tηλ τηλ καλ κιν тел звон дзвон моб номеру ara arayın beni cep gọi \
    điện đt โทร मोबाइल फोन 电话 電話 手机 手機 携帯 致电 전화 연락 휴대 هاتف جوال موبايل اتصل اتصلوا تلفن \
    טלפון נייד contact kontakt fax faksi faks 
    """

  /// A number follows, whatever it numbers.
  private static let number: StaticString = """
     number numero numéro número nummer numer numar número númer numeris broj číslo cislo szám \
    şoför numara номер αριθμ 番号 号码 號碼 번호 رقم หมาย nr no num 
    """

  /// Some other number follows: an order, a parcel, an article, an account, an amount.
  private static let other: StaticString = """
     order ordre ordin ordernum bestell bestäl bestel tilaus tilausn commande pedido encomend zamów \
    zamow naroč naroc rendel tellim objedn užsak pasūt заказ замовл sipariş siparis παραγγ 订单 訂單 \
    注文 주문 ref réf viite sklic hivatk ticket tiket case invoice faktur factur fattur fatur \
    rechnung lasku számla arve račun рахун счет track trac seurant kolli sendung sporing spårn \
    paket paczk przesył csomag saadet zásilk zasilk sledil suivi envío envio spediz seguim rastre \
    трек посыл відпр serial serie seri sku upc gtin ean isbn imei iccid art article artikel tuote \
    item model modell part version build uuid hash zip post plz flight flug lento amount total \
    price sum iban bic swift vat steuer moms log loki lokis 日志 ログ سجل طلب 
    """

  /// The same, for words too short to be beginnings.
  private static let otherWhole: StaticString = " pn sn s/n id az rf po "

  /// A social security number follows or precedes.
  private static let socialSecurityWords: StaticString = """
     ssn social soc itin atin taxpayer sosiaaliturva sozialversicherung 社会保障 社保 сснаоп 
    """

  /// A payment card follows.
  private static let cardWords: StaticString = """
     card kort karte carte carta tarjeta cartão cartao karta kartę kartka kártya kartya kaart kartic \
    kartl kartı visa mastercard maestro amex credit debit crédit luotto pankki kredit κάρτ карт 卡 カード \
    카드 بطاق pan cc 
    """

  /// All words that tell phone numbers from other numbers.
  static let labels = WordIndex([
    (Label.phone.rawValue, phone), (Label.number.rawValue, number), (Label.other.rawValue, other),
    (Label.wholeOther.rawValue, otherWhole),
  ])
  /// Words for social security numbers.
  static let socialSecurity = WordIndex([(0, socialSecurityWords)])
  /// Words for payment cards.
  static let card = WordIndex([(0, cardWords)])
}
