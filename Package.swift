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
}

let modules: [Module] = [
  Module(name: "ConversationCore"),
  Module(name: "AgentDesktop", uses: ["ConversationCore"]),
  Module(name: "ConversationStorage", uses: ["ConversationCore", "Locking"]),
  Module(name: "ChannelAdapters", uses: ["ConversationCore", "Locking"]),
  Module(name: "URLSessionTransport", uses: ["ChannelAdapters", "Locking"]),
  Module(
    name: "ConversationEngine",
    uses: ["ConversationCore", "ConversationStorage", "ChannelAdapters", "Locking"]
  ),
]

/// A program that shows the SDK at work, in `Examples/NAME`.
struct Example {
  let name: String
  let uses: [Target.Dependency]
  /// What lies beside its sources and is read at run time, or not at all.
  var leavesOut: [String] = []
}

let examples: [Example] = [
  Example(
    name: "agent-desk",
    uses: [
      "ConversationCore", "AgentDesktop", "ConversationStorage", "ChannelAdapters",
      "ConversationEngine",
    ],
    leavesOut: ["sample.script"]
  ),
  Example(
    name: "benchmark",
    uses: ["ConversationCore", "ConversationStorage", "ChannelAdapters", "ConversationEngine"]
  ),
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
        swiftSettings: strict
      ),
    ]
  }
    + [.target(name: "Locking", swiftSettings: strict)]
    + examples.map {
      .executableTarget(
        name: $0.name,
        dependencies: $0.uses,
        path: "Examples/\($0.name)",
        exclude: $0.leavesOut,
        swiftSettings: strict
      )
    }
)
