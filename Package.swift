// swift-tools-version: 6.2
import PackageDescription

/// One set of compiler settings for every target.
///
/// Warnings become errors on the command line of CI, not here, so that a newer compiler's warning
/// never breaks a user's build.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatWarning("ExplicitSendable", as: .error),
]

/// A module of the SDK: a library product, its target, and its tests.
struct Module {
  let name: String
  var uses: [Target.Dependency] = []
  /// What its tests import besides the module itself and what it uses.
  var testsAlsoUse: [Target.Dependency] = []
  /// Folders beside its tests whose files they read when they run.
  var testsRead: [String] = []
}

/// What every channel is made of.
let channel: [Target.Dependency] = ["ConversationCore", "ChannelAdapters"]

/// The engine, and everything that it is made of.
let engine: [Target.Dependency] = [
  "ConversationCore", "ConversationStorage", "ChannelAdapters", "Masking", "AutoReplies",
  "ConversationEngine",
]

let modules: [Module] = [
  Module(name: "ConversationCore", testsAlsoUse: ["ChannelTestSupport"]),
  Module(name: "Masking"),
  Module(
    name: "AutoReplies",
    uses: ["ConversationCore", "Locking"],
    testsAlsoUse: ["ConversationStorage"],
    testsRead: ["Golden", "Vectors"]
  ),
  Module(
    name: "AgentDesktop",
    uses: ["ConversationCore", "Masking"],
    testsAlsoUse: [
      "ChannelAdapters", "ConversationEngine", "ConversationStorage", "ConversationTesting",
      "Locking",
    ]
  ),
  Module(
    name: "ConversationStorage",
    uses: ["ConversationCore", "Locking"],
    testsAlsoUse: ["ConversationTesting"],
    testsRead: ["Golden"]
  ),
  Module(
    name: "ChannelAdapters",
    uses: ["ConversationCore", "Locking"],
    testsAlsoUse: ["ChannelTestSupport"]
  ),
  Module(name: "URLSessionTransport", uses: ["ChannelAdapters", "Locking"]),
  Module(
    name: "SMSChannel",
    uses: channel,
    testsAlsoUse: [
      "ChannelTestSupport", "AgentDesktop", "ConversationEngine", "ConversationStorage",
      "ConversationTesting", "Locking",
    ]
  ),
  Module(
    name: "MessengerChannel",
    uses: channel,
    testsAlsoUse: [
      "ChannelTestSupport", "AgentDesktop", "ConversationEngine", "ConversationStorage",
      "ConversationTesting", "Locking", "Masking",
    ]
  ),
  Module(name: "EmailChannel", uses: channel, testsAlsoUse: ["ChannelTestSupport"]),
  Module(
    name: "WebChatChannel",
    uses: channel + ["Locking"],
    testsAlsoUse: [
      "ChannelTestSupport", "ConversationTesting", "ConversationEngine", "ConversationStorage",
      "EmailChannel",
    ]
  ),
  Module(
    name: "ConversationEngine",
    uses: [
      "AgentDesktop", "ConversationCore", "ConversationStorage", "ChannelAdapters", "Masking",
      "AutoReplies",
      "Locking",
    ],
    testsAlsoUse: ["ConversationTesting"]
  ),
  Module(name: "ConversationTesting", uses: engine + ["Locking"]),
]

/// A program that shows the SDK at work, in `Examples/NAME`.
struct Example {
  let name: String
  let uses: [Target.Dependency]
  /// What lies beside its sources and is read at run time, or not at all.
  var leavesOut: [String] = []
  /// Folders whose files are compiled into the program.
  var embeds: [String] = []
}

let examples: [Example] = [
  Example(name: "agent-desk", uses: engine + ["AgentDesktop"], leavesOut: ["sample.script"]),
  Example(
    name: "benchmark",
    uses: engine + [
      "SMSChannel", "MessengerChannel", "EmailChannel", "WebChatChannel", "AllocationCounter",
      "ConversationTesting",
    ],
    leavesOut: ["AllocationCounter"]
  ),
  Example(
    name: "inspect",
    uses: channel + [
      "SMSChannel", "MessengerChannel", "EmailChannel", "WebChatChannel", "Masking", "AutoReplies",
    ],
    leavesOut: ["check", "Cases"]
  ),
  Example(
    name: "quickstart",
    uses: engine + ["SMSChannel", "MessengerChannel", "EmailChannel", "WebChatChannel"],
    embeds: ["Payloads"]
  ),
  Example(name: "simulate", uses: ["ConversationTesting"]),
]

let package = Package(
  name: "swift-conversations",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: modules.map { .library(name: $0.name, targets: [$0.name]) }
    + examples.map { .executable(name: $0.name, targets: [$0.name]) },
  targets: modules.flatMap { module -> [Target] in
    [
      .target(name: module.name, dependencies: module.uses, swiftSettings: strict),
      .testTarget(
        name: "\(module.name)Tests",
        dependencies: [.byName(name: module.name)] + module.uses + module.testsAlsoUse,
        exclude: module.testsRead,
        swiftSettings: strict
      ),
    ]
  }
    + [
      .target(name: "Locking", swiftSettings: strict),
      // What the tests of all channels share, and chance that repeats itself for others.
      .target(
        name: "ChannelTestSupport",
        path: "Tests/ChannelTestSupport",
        swiftSettings: strict
      ),
      // Counts heap allocations, for the benchmark alone.
      .target(name: "AllocationCounter", path: "Examples/benchmark/AllocationCounter"),
      // Every sample of the guides, compiled and run.
      .testTarget(
        name: "DocumentationTests",
        dependencies: modules.map { .byName(name: $0.name) },
        swiftSettings: strict
      ),
    ]
    + examples.map {
      .executableTarget(
        name: $0.name,
        dependencies: $0.uses,
        path: "Examples/\($0.name)",
        exclude: $0.leavesOut,
        resources: $0.embeds.map { .embedInCode($0) },
        swiftSettings: strict
      )
    }
)
