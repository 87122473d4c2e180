import { createHash } from 'node:crypto';
import type { z } from 'zod';

/**
 * Page and sync tokens: opaque words that carry their own content and a checksum, so that nothing needs to be kept
 * for them, and one that was invented, cut or taken from elsewhere is told from one that has expired.
 */
export type TokenSeal = {
  seal(content: object): string;
  /** The content, or null if the token was not made here. */
  open<S extends z.ZodType>(token: string, schema: S): z.output<S> | null;
};

export function createTokenSeal(secret: string): TokenSeal {
  const checksum = (content: string): string =>
    createHash('sha256').update(secret).update(content).digest('base64url').slice(0, 12);
  return {
    seal(content) {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `C${checksum(text)}${text}`;
    },
    open(token, schema) {
      const text = token.slice(13);
      if (!token.startsWith('C') || token.slice(1, 13) !== checksum(text)) return null;
      return schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? null;
    },
  };
}
