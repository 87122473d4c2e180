import type { Page } from 'playwright-core';

/** What React tells a developer's tools of itself; `flags & 1` means that a component was drawn in this commit. */
type Fiber = {
  type: unknown;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
};
type Drawings = { drawings: number[] };

/** Has the page count, from its next load on, how many components in `main` React draws at each of its commits. */
export async function countDrawings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted: Drawings = { drawings: [] };
    function drawnIn(first: Fiber | null, isInMain = false): number {
      let drawn = 0;
      for (let fiber = first; fiber !== null; fiber = fiber.sibling) {
        const isComponent = typeof fiber.type === 'function';
        if (isInMain && isComponent && (fiber.flags & 1) !== 0) drawn += 1;
        if (fiber.alternate === null || fiber.child !== fiber.alternate.child)
          drawn += drawnIn(fiber.child, isInMain || fiber.type === 'main'); // what was left as it was has the same children
      }
      return drawn;
    }
    const hook = {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onScheduleFiberRoot: () => undefined,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) =>
        counted.drawings.push(drawnIn(root.current.child)),
    };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, countedDrawings: counted });
  });
}

/** How many components each commit has drawn since this was asked last, those left out that drew none. */
export async function drawingsSince(page: Page): Promise<number[]> {
  const drawings = await page.evaluate(() =>
    (globalThis as unknown as { countedDrawings: Drawings }).countedDrawings.drawings.splice(0),
  );
  return drawings.filter((drawn) => drawn > 0);
}
