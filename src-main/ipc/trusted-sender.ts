/** The part of Electron's WebFrameMain by which a sender is judged. */
export type SenderFrame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: object | null;
};

/**
 * Trusts only the top frame of a page of exactly this origin (`scheme://host`, with port if any). A frame that
 * is gone, or was never known (Electron then says null), is not trusted.
 */
export function createTrustedSender(
  origin: string,
): (event: { senderFrame: SenderFrame | null }) => boolean {
  return ({ senderFrame }) => {
    try {
      return (
        senderFrame !== null &&
        senderFrame.parent === null &&
        senderFrame.origin === origin &&
        originOf(senderFrame.url) === origin
      );
    } catch {
      return false; // reading a disposed frame throws: nobody is left to answer
    }
  };
}

/** Like `URL.origin`, which is "null" for schemes of our own. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
