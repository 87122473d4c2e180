import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import type { FormValues } from './form-values.ts';
import { readTypedWhen, whenFields } from './typed-when.ts';
import type { ReadWhen } from './typed-when.ts';
import type { BookingForm } from './use-booking-form.ts';

/** The fields as they were before anything was typed: what each typing begins from. */
type Base = Pick<FormValues, 'allDay' | 'date' | 'startTime' | 'which' | 'minutes'>;
type Typed = { text: string; base: Base; isStrange: boolean; saidLength: boolean };

export type TypedWhen = {
  text: string;
  /** Something is typed and says no time. */
  isStrange: boolean;
  type: (text: string) => void;
  /** The fields were changed in another way: they say when, and not what was typed. */
  clear: () => void;
};

/** The field that takes a time in words and fills the others by it; what says none leaves them as they were. */
export function useTypedWhen(
  { values, change }: BookingForm,
  timeZone: string,
  onLength: () => void,
): TypedWhen {
  const [typed, setTyped] = useState<Typed | null>(null);
  const read = useRef<ReadWhen | null>(null);

  function understand(text: string, reader: ReadWhen | null): void {
    const { allDay, date, startTime, which, minutes } = values;
    const base = typed?.base ?? { allDay, date, startTime, which, minutes };
    const isEmpty = text.trim() === '';
    const wallNow = wallTimeOf(now(), timeZone);
    const found = isEmpty || reader === null ? null : readTypedWhen(text, wallNow, reader);
    const saidLength = (found?.minutes ?? null) !== null;
    const { minutes: lengthBefore, ...timeBefore } = base;
    change({
      ...timeBefore,
      ...(typed?.saidLength === true ? { minutes: lengthBefore } : {}),
      ...(found === null ? {} : whenFields(found)),
    });
    if (saidLength) onLength();
    setTyped(
      text === '' ? null : { text, base, isStrange: !isEmpty && found === null, saidLength },
    );
  }

  const onLoaded = useEffectEvent((reader: ReadWhen) => {
    read.current = reader;
    if (typed !== null) understand(typed.text, reader); // somebody typed faster than it was loaded
  });
  // Only when a dialog is opened: the start of the window needs no grammar.
  useEffect(() => {
    import('../words/when-words.ts').then(({ readWhen }) => onLoaded(readWhen)).catch(tellFailure);
  }, []);

  return {
    text: typed?.text ?? '',
    isStrange: typed?.isStrange ?? false,
    type: (text) => understand(text, read.current),
    clear: () => setTyped(null),
  };
}
