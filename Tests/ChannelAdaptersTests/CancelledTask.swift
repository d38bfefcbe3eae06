/// Does some work in a task that is cancelled before the work begins.
func inCancelledTask<Result: Sendable>(
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  let task = Task {
    // Ends at the cancellation, which is then certain to have arrived.
    try? await Task.sleep(for: .seconds(3600))
    return try await work()
  }
  task.cancel()
  return try await task.value
}
