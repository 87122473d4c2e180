import { useLayoutEffect } from 'react';

/** So long whoever closes something has for putting the keyboard where they want it, in milliseconds. */
const otherwiseMs = 10;

/**
 * Puts the keyboard back where it was before something opened, once it is closed; unless it is somewhere else by then.
 * Whatever is in focus in there at first has to take it in an effect or later.
 */
export function useFocusBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const { activeElement: from } = document;
    return () => {
      const { activeElement: atClose } = document;
      setTimeout(() => {
        const { activeElement: now } = document;
        const isElsewhere = now !== null && now !== document.body && now !== atClose;
        if (!isElsewhere && from instanceof HTMLElement) from.focus({ preventScroll: true });
      }, otherwiseMs);
    };
  }, [isOpen]);
}
