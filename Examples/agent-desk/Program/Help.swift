/// The texts of `--help` and of the command `help`.
enum Help {
  static let usage = "usage: agent-desk [--script FILE] [--help]"

  static var program: String {
    """
    \(usage)

    Be the agent: simulated customers write by text message, web chat, Messenger and email, and you
    answer them. Colleagues are simulated, too: Ben accepts what he is asked, Dóra declines, and Cleo
    does not answer.

      --script FILE  Replay commands from a file, or from standard input for -, with a clock that
                     stands still but for “wait”: the output is the same each time. In a script,
                     # begins a comment, and “expect TEXT” demands that the output since the last
                     command contains a text (white space counts as one space).
      --help         Show this.

    On a terminal the whole screen is the desk: who waits, the conversation on top, beside it the
    customer's card where there is room, and what presses. It follows the desk feed. Tab completes a
    command, the arrows bring back earlier lines, Page Up and Page Down look further, Esc goes back to
    the conversation, Ctrl-C leaves.

    Colour is used on a terminal unless NO_COLOR is set. Exit status: 0 when all went well, 1 when
    something that a script expects has not come, 2 for bad usage.

    Commands
    \(commands(width: Terminal.width).joined(separator: "\n"))
    """
  }

  /// The commands, as wide as the screen is.
  static func commands(width: Int) -> [String] {
    var table = Table(flexible: 1)
    for (command, meaning) in meanings { table.add(.init(command), .init(meaning)) }
    return table.lines(width: width, ink: Ink(isOn: false))
  }

  private static let meanings = [
    ("state available", "take requests (this is also the way out of RONA)"),
    ("state idle [REASON]", "take none; during a contact, from its end on"),
    ("accept [N], decline [N]", "answer the oldest request, or that of conversation N"),
    ("list", "your requests and conversations, with their timers"),
    (
      "inbox [LIST]",
      "the whole inbox with its counts, or one list of it: unassigned, mine, others, "
        + "resolved"
    ),
    ("card", "what is known of the customer: ten items, of which you enter some"),
    ("name, email, phone TEXT", "enter them in the card; - takes a value away"),
    ("remember TEXT", "leave a note about the customer, for every colleague"),
    ("mask on, mask off", "hide numbers, addresses and the like, as the administrator may have it"),
    ("show [N]", "a conversation with its transcript; the commands below are about it"),
    ("controls", "every control, and why those that are off are off"),
    ("say TEXT", "answer the customer"),
    ("note TEXT", "leave a note that the customer never sees"),
    ("directory [all] [SEARCH]", "to whom you can transfer it, and who can join"),
    ("transfer NAME", "ask a colleague to take it over"),
    ("transfer queue NAME", "put it into a queue"),
    ("confer NAME", "ask a colleague to join"),
    ("withdraw", "take such a request back"),
    ("exit", "leave a conference, as its guest"),
    ("end", "end the conversation, and a conference with it"),
    ("reasons [SEARCH]", "the wrap-up reasons, with the timers"),
    ("wrap REASON", "wrap up"),
    ("extend", "stop the count-down of the wrap-up"),
    ("wait SECONDS", "let time pass at once"),
    ("help, quit", ""),
  ]
}
