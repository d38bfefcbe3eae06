/// The words by which mail programs introduce what they quote: "On Monday, Anna wrote:".
///
/// Sources: what mail programs of these languages write; the lists of talon and of
/// email_reply_parser name some of them.
enum AttributionWords {
  /// What somebody has done, in lower case, anywhere in the line.
  static let verbs = WordTable(
    """
    wrote|writes|has written|said:|schrieb|geschrieben|hat geschrieben|a écrit|écrivait|écrit :
    escribió|escribio|escribía|ha escrito|va escriure|ha scritto|scrive|scrisse|escreveu|escrevia
    schreef|geschreven|skrev|har skrevet|har skrivit|kirjoitti|napisał|pisze:|napsal|napísal
    napisal|zapisal|je pisal|napisao|napisala|írta|írt:|a scris|написал|пишет|писал|написав|пише
    написа|έγραψε|yazdı|yazmış|đã viết|menulis|写道|寫道|撰写|撰寫|来信|さんは書きました|書きました|のメール
    のメッセージ|님이 작성|작성:|님이 쓴|כתב|כתבה|كتب|تمت كتابة|เขียนว่า|kirjutas|rakstīja|rašė|skrifaði
    """
  )

  /// Words with which such a line begins, in lower case; a date may stand instead of them.
  static let beginnings = WordTable(
    """
    on |at |le |am |el |il |em |op |den |på |w dniu |dnia |dne |dňa |dana |vào |în |pe |στις |am:
    no dia |il giorno |a |em:|в |у |на |在|于|於|pada |tarihinde|בתאריך|في |lunes|martes|mié|jue|vie
    mon|tue|wed|thu|fri|sat|sun|mo.|di.|mi.|do.|fr.|sa.|so.|lun|mar|mer|jeu|ven|sam|dim|lör|sön|ons
    tors|fre|man.|tir.|ons.|tor.|lør.|søn.|ma |ti |ke |to |pe |la |su |пн|вт|ср|чт|пт|сб|вс|нд
    pon|wt.|śr.|czw.|pt.|sob.|niedz.|----|- on |el día |je |v
    """
  )

  /// A time zone, which only dates have.
  static let zone = WordTable("gmt+")
}
