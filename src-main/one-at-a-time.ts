/** Runs pieces of work in the order they were asked for, each after the one before it has ended, well or not. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAtATime(): OneAtATime {
  let previous: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = previous.then(work);
    previous = result.catch(() => undefined); // whoever asked is told; the next one is not to fail for it
    return result;
  };
}
