/// The words between two rows of hyphens that introduce another mail, and those that do it alone.
enum DividerWords {
  /// Between hyphens, in lower case: "-----Original Message-----".
  static let betweenHyphens: Set<String> = words(
    """
    original message|originalmessage|reply message|forwarded message|forwarded by|original email
    message from|ursprüngliche nachricht|originalnachricht|original-nachricht|originale nachricht
    weitergeleitete nachricht|original nachricht|message d'origine|message original|message transféré
    message d’origine|mail original|e-mail d'origine|mensaje original|mensaje reenviado
    mensaje original:|missatge original|messaggio originale|messaggio inoltrato|messaggio inviato
    mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht
    oorspronkelijke bericht|originalmeddelande|ursprungligt meddelande|ursprungsmeddelande
    vidarebefordrat meddelande|oprindelig meddelelse|videresendt meddelelse|original besked
    oprindelig besked|opprinnelig melding|videresendt melding|original melding
    alkuperäinen viesti|välitetty viesti|alkuperäinen sanoma|wiadomość oryginalna
    oryginalna wiadomość|treść oryginalnej wiadomości|wiadomość przekazana|původní zpráva
    původní e-mail|přeposlaná zpráva|pôvodná správa|preposlaná správa|izvirno sporočilo
    originalno sporočilo|posredovano sporočilo|izvorna poruka|originalna poruka|eredeti üzenet
    továbbított üzenet|mesaj original|mesajul original|mesaj redirecționat|исходное сообщение
    пересылаемое сообщение|перенаправленное сообщение|оригинальное сообщение|пересланное сообщение
    оригінальне повідомлення|αρχικό μήνυμα|προωθημένο μήνυμα|orijinal mesaj|özgün ileti
    iletilen mesaj|thư gốc|tin nhắn gốc|tin nhắn đã chuyển tiếp|pesan asli|pesan terusan|原始邮件|原始郵件
    原邮件|转发邮件|轉寄郵件|回复邮件|元のメッセージ|転送メッセージ|転送されたメッセージ|원본 메일|원본 메시지|원본 이메일
    전달된 메시지|הודעה מקורית|الرسالة الأصلية|algne sõnum|algkiri
    """
  )

  /// Alone on a line, in lower case and without a colon behind them.
  static let alone: Set<String> = words(
    """
    begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié
    début du message transféré|inicio del mensaje reenviado|inizio messaggio inoltrato
    início da mensagem encaminhada|begin doorgestuurd bericht|vidarebefordrat brev
    vidarebefordrat meddelande|videresendt besked|start på videresendt besked
    videresendt melding|välitetty viesti|początek przekazywanej wiadomości
    začátek přeposílané zprávy|začetek posredovanega sporočila|továbbított levél kezdete
    начало переадресованного сообщения|下面是被转发的邮件|下面是被轉寄的郵件|転送されたメッセージ
    전달된 메시지 시작
    """
  )

  /// The fewest bytes of those that stand alone.
  static let shortestAlone = alone.lazy.map(\.utf8.count).min() ?? 0

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == "|" || $0 == "\n" }.map { String($0).lowercased() })
  }
}
