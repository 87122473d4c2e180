import type { z } from 'zod';
import { invalid } from './api-error.ts';
import { EventContent, EventIdentity, type EventResource } from './event-schema.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * Google's patch semantics: objects are merged, arrays replaced, null removes.
 * https://developers.google.com/workspace/calendar/api/guides/performance#patch
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeValue(merged[key], value);
  }
  return merged;
}

function mergeValue(target: Json | undefined, patch: Json): Json {
  if (Array.isArray(patch))
    return patch.map((item) => (isJsonObject(item) ? mergePatch({}, item) : item));
  return isJsonObject(patch) ? mergePatch(isJsonObject(target) ? target : {}, patch) : patch;
}

/** The body of an insert or an update; merging into nothing drops its nulls. */
export const contentOf = (body: JsonObject): EventContent => parseContent(mergePatch({}, body));

/** What an event will be once the patch is applied, before any rule has looked at it. */
export function patchedContent(event: EventResource, patch: JsonObject): EventContent {
  const current: JsonObject = JSON.parse(JSON.stringify(EventContent.parse(event)));
  // Seen live: reminders are the one object that a patch replaces as a whole.
  if (isJsonObject(patch['reminders'])) delete current['reminders'];
  // A sequence is checked only when the client sends one.
  if (patch['sequence'] === undefined) delete current['sequence'];
  return parseContent(mergePatch(current, patch));
}

/** What a body says of the event beyond its content. */
export const identityOf = (body: JsonObject): EventIdentity =>
  parse(EventIdentity, mergePatch({}, body));
const parseContent = (body: JsonObject): EventContent => parse(EventContent, body);

function parse<S extends z.ZodType>(schema: S, body: JsonObject): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid(`Invalid value for: ${parsed.error.issues[0]?.path.join('.') ?? 'body'}`);
}
