import ChannelAdapters
import MessengerChannel

// Readers of Meta's webhooks.
extension FuzzedReader {
  static func messenger(_ secret: Secret) throws -> Self {
    let adapter = try MessengerAdapter(
      app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: secret)),
      pages: [MessengerPage(id: "1000000001", accessToken: secret)],
      exchange: RecordingExchange()
    )
    let items = [
      #""message":{"mid":"m_1","text":"Gr\u00fc\u00dfe 😀","quick_reply":{"payload":"A"},"attachments":[{"type":"image","payload":{"url":"https://cdn.example.com/1"}}]}"#,
      #""message":{"mid":"m_2","is_echo":true,"text":"a","metadata":"01jy125va0001g000000000004.3"}"#,
      #""delivery":{"mids":["m_1"],"watermark":1458668856253}"#,
      #""read":{"watermark":1458668856253}"#, #""postback":{"title":"a","payload":"b"}"#,
      #""message_edit":{"mid":"m_1","text":"y","num_edit":1}"#,
      #""reaction":{"mid":"m_1","action":"react","emoji":"❤"}"#,
      #""pass_thread_control":{"new_owner_app_id":"1"}"#, #""optin":{"ref":"x"}"#,
    ].map { content in
      #"{"sender":{"id":"2000000001"},"recipient":{"id":1000000001},"timestamp":1767225599123,\#(content)}"#
    }
    return Self(name: "Messenger", adapter: adapter) { accidents in
      let list = accidents.some(items).joined(separator: ",")
      return Array(#"{"object":"page","entry":[{"id":"1000000001","messaging":[\#(list)]}]}"#.utf8)
    } call: {
      try meta($0, secret)
    }
  }

  static func whatsApp(_ secret: Secret) throws -> Self {
    let adapter = try WhatsAppAdapter(
      app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: secret)),
      numbers: [
        WhatsAppNumber("+15555550100", id: "4000000001", account: "3", accessToken: secret)
      ],
      exchange: RecordingExchange()
    )
    let items = [
      #""type":"text","text":{"body":"Grüße 😀"}"#,
      #""type":"image","image":{"id":"1","mime_type":"image/png","caption":"c"}"#,
      #""type":"location","location":{"latitude":1.5,"longitude":2}"#,
      #""type":"interactive","interactive":{"button_reply":{"id":"a","title":"b"}}"#,
      #""type":"edit","edit":{"original_message_id":"w","message":{"type":"text","text":{"body":"M"}}}"#,
      #""type":"order","order":{"product_items":[{"product_retailer_id":"s","quantity":2}]}"#,
      #""type":"system","system":{"new_wa_id":"447700900124","type":"user_changed_number"}"#,
    ].map { content in
      #"{"from":"447700900123","from_user_id":"US.1","id":"w1","timestamp":"1767225599",\#(content)}"#
    }
    return Self(name: "WhatsApp", adapter: adapter) { accidents in
      let list = accidents.some(items).joined(separator: ",")
      let status = #""statuses":[{"id":"w","status":"failed","errors":[{"code":131047}]}]"#
      let members = accidents.shuffled([
        #""metadata":{"phone_number_id":"4000000001"}"#, #""messages":[\#(list)]"#, status,
        #""contacts":[{"profile":{"name":"Nia"},"wa_id":"447700900123"}]"#,
      ]).joined(separator: ",")
      return Array(
        #"{"object":"whatsapp_business_account","entry":[{"id":"3","changes":[{"field":"messages","value":{\#(members)}}]}]}"#
          .utf8
      )
    } call: {
      try meta($0, secret)
    }
  }

  private static func meta(_ body: [UInt8], _ secret: Secret) throws -> WebhookRequest {
    try request(
      "https://shop.example.com/hooks/meta",
      "application/json",
      [(MetaSignature.header, MetaSignature.sign(body, with: secret))],
      body
    )
  }
}
