import { health } from '../../src-shared/words/en/health.ts';
import { t } from '../../src-shared/words/words.ts';

/** What a kind of operation in the sync's log is called. */
export function operationWords(kind: string): string {
  return isOneOf(health.operation, kind) ? t(`health:operation.${kind}`) : kind;
}

/** What a class of error is called. */
export function troubleWords(errorClass: string): string {
  return knownTrouble(errorClass) ?? errorClass.replaceAll('-', ' ');
}

/** What a class of error is called; null for one that there are no words for. */
export function knownTrouble(errorClass: string | null): string | null {
  return errorClass !== null && isOneOf(health.trouble, errorClass)
    ? t(`health:trouble.${errorClass}`)
    : null;
}

/** The log may be older or newer than the words that there are. */
function isOneOf<T extends object>(words: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(words, key);
}
