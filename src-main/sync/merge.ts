import {
  contentFields,
  type ContentField,
  type EventContent,
  sameField,
} from '../../src-shared/domain/event-content.ts';

/** What a three-way comparison of one event found, field by field. */
export type Merge = {
  /** Changed there only: to be taken over here. */
  fromRemote: ContentField[];
  /** Changed here only: to be sent. */
  fromLocal: ContentField[];
  /** Changed on both sides to different values: here wins, the other value is kept to be offered. */
  conflicting: ContentField[];
};

/**
 * Compares here and there against what was agreed last. With no agreement known (`base` null), every difference
 * is a conflict: nothing tells who changed what. The same value on both sides is never one.
 */
export function merge(base: EventContent | null, local: EventContent, remote: EventContent): Merge {
  const found: Merge = { fromRemote: [], fromLocal: [], conflicting: [] };
  for (const field of contentFields) {
    if (sameField(field, local, remote)) continue;
    if (base === null) found.conflicting.push(field);
    else if (sameField(field, base, local)) found.fromRemote.push(field);
    else if (sameField(field, base, remote)) found.fromLocal.push(field);
    else found.conflicting.push(field);
  }
  return found;
}

/** The first content with some fields replaced by the second's. */
export function withFields(
  content: EventContent,
  other: EventContent,
  fields: readonly ContentField[],
): EventContent {
  const result: EventContent = { ...content };
  for (const field of fields) Object.assign(result, { [field]: other[field] });
  return result;
}
