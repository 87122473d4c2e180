/** The scheme of links to a booking: `appointment-agent://booking/<id>`. */
export const linkScheme = 'appointment-agent';

/** Keeps the links that come before anybody can open them. */
export function createLinkInbox(): {
  put(link: string): void;
  /** Opens what has come, and from now on whatever comes, at once. */
  openWith(open: (link: string) => void): void;
} {
  let waiting: string[] = [];
  let open: ((link: string) => void) | null = null;
  return {
    put(link) {
      if (open === null) waiting.push(link);
      else open(link);
    },
    openWith(opener) {
      open = opener;
      for (const link of waiting) opener(link);
      waiting = [];
    },
  };
}

/** The link among the arguments of a start, where the system puts the one that was clicked; null without one. */
export function linkIn(args: readonly string[]): string | null {
  return args.find((arg) => arg.toLowerCase().startsWith(`${linkScheme}:`)) ?? null;
}
