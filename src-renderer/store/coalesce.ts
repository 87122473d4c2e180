/**
 * Makes a task that many may ask for run one at a time: what is asked for while it runs is done
 * once more afterwards, however often it was asked.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function run(): Promise<void> {
    do {
      isWanted = false;
      await task();
    } while (isWanted);
  }

  return () => {
    if (running !== null) {
      isWanted = true;
      return running;
    }
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
}
