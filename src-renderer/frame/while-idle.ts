/**
 * Does things one after the other, each when the window has nothing else to do; the answer stops that. What fails is left
 * to whoever needs it.
 */
export function doWhileIdle(things: readonly (() => Promise<unknown>)[]): () => void {
  let handle = 0;
  let isStopped = false;
  function from(index: number): void {
    const thing = things[index];
    if (thing === undefined || isStopped) return;
    handle = requestIdleCallback(() => {
      thing()
        .catch(() => undefined)
        .finally(() => from(index + 1));
    });
  }
  from(0);
  return () => {
    isStopped = true;
    cancelIdleCallback(handle);
  };
}
