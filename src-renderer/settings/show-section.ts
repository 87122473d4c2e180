/** The sections of the page, in its order. */
export const sectionNames = [
  'account',
  'practice',
  'cancellation',
  'receipts',
  'privacy',
  'reminders',
  'appearance',
  'data',
  'about',
] as const;
export type SectionName = (typeof sectionNames)[number];

function headOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#section-${CSS.escape(name)}`);
}

/** Brings a section before the person, and whoever uses the keyboard to its beginning. */
export function showSection(name: string): void {
  const head = headOf(name);
  if (head === null) return;
  (head.closest('section') ?? head).scrollIntoView({ block: 'start' });
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}

/** The section that is read now: the last one that begins above the upper third of what is seen. */
export function sectionInSight(height: number): SectionName {
  const begun = sectionNames.filter((name) => {
    const head = headOf(name);
    return head !== null && head.getBoundingClientRect().top < height / 3;
  });
  return begun.at(-1) ?? 'account';
}
