import EmailChannel
import Testing

@Suite struct BaseSubjectTests {
  /// The vectors, and what else people write.
  @Test func `a thread's subject is what is left without marks of answers and lists`() {
    for (subject, base) in [
      ("Re: Fwd: Re[2]: [list] hello", "hello"), ("AW: WG: Antwort: hallo", "hallo"),
      ("SV: VS: RE: x", "x"), ("回复：转发：你好", "你好"), ("Regarding: x", "Regarding: x"),
      ("  Re :  Re(3): hello  ", "hello"), ("RV: [a] RE: [b] hola", "hola"),
      ("Odp: sprawa", "sprawa"), ("[list]", "[list]"), ("Re:", "Re:"), ("Re: Re:", "Re: Re:"),
      ("", ""), ("Re[x]: y", "Re[x]: y"), ("Re[]: y", "Re[]: y"), ("Re]: y", "Re]: y"),
      ("hello: re: x", "hello: re: x"), ("[open Re: x", "[open Re: x"),
    ] {
      #expect(BaseSubject(of: subject).text == base, "\(subject)")
    }
  }

  @Test func `a long subject costs no more than its length`() {
    let marks = String(repeating: "Re: ", count: 20_000)
    #expect(BaseSubject(of: marks + "x").text == "x")
    let tags = String(repeating: "[a] ", count: 20_000)
    #expect(BaseSubject(of: tags + "x").text == "x")
  }
}
