import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// The same at 1,000 and at 1,000,000 stored conversations, memory, and many tasks over a slow storage.
let scaleRows: [Row] = []
