import ConversationCore

/// Messages and what they ask for, of somebody who has opted out: the words of Twilio, AWS, Telnyx
/// and the FCC, and what only looks like them.
enum ConsentVectors {
  static let all: [(text: String, request: ConsentRequest?)] = [
    ("STOP", .optOut),
    ("stop", .optOut),
    (" Stop ", .optOut),
    ("STOP.", .optOut),
    ("\"STOP\"", .optOut),
    ("\u{201C}STOP\u{201D}", .optOut),
    ("STOP\u{200B}", .optOut),
    ("STOP\u{FE0F}", .optOut),
    ("\u{FF33}\u{FF34}\u{FF2F}\u{FF30}", .optOut),
    ("STOPALL", .optOut),
    ("STOP ALL", .optOut),
    ("UNSUBSCRIBE", .optOut),
    ("CANCEL", .optOut),
    ("END", .optOut),
    ("QUIT", .optOut),
    ("OPTOUT", .optOut),
    ("OPT-OUT", .optOut),
    ("opt out", .optOut),
    ("REVOKE", .optOut),
    ("REMOVE", .optOut),
    ("ARRET", .optOut),
    ("ARR\u{CA}T", .optOut),
    // Known to one provider, and too short to be taken for a word unless a host adds it.
    ("TD", nil),
    ("START", .optIn),
    ("YES", .optIn),
    ("UNSTOP", .optIn),
    ("HELP", .help),
    ("INFO", .help),
    ("stop it", nil),
    ("Please stop texting me", nil),
    ("Don't stop", nil),
    ("STOP 1234", nil),
    ("STOPPED", nil),
    ("non stop", nil),
    ("end of story", nil),
    ("", nil),
    ("   ", nil),
    ("\u{1F6D1}", nil),
  ]
}
