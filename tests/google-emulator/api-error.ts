import { type ApiReply, jsonReply } from './messages.ts';

type Detail = {
  domain?: string;
  location?: string;
  locationType?: 'parameter' | 'header';
  headers?: Record<string, string>;
};

/**
 * An answer of the Calendar API that is not a success, in the shape and with the words Google uses:
 * https://developers.google.com/workspace/calendar/api/guides/errors
 */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly detail: Detail;

  constructor(status: number, reason: string, message: string, detail: Detail = {}) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }

  toReply(): ApiReply {
    const { domain = 'global', location, locationType, headers } = this.detail;
    const place =
      location === undefined ? {} : { locationType: locationType ?? 'parameter', location };
    const error = { domain, reason: this.reason, message: this.message, ...place };
    return jsonReply(
      this.status,
      { error: { errors: [error], code: this.status, message: this.message } },
      headers,
    );
  }
}

const parameter = (name: string): Detail => ({ location: name, locationType: 'parameter' });

export const invalid = (message: string, location?: string): ApiError =>
  new ApiError(400, 'invalid', message, location === undefined ? {} : parameter(location));
export const required = (message: string): ApiError => new ApiError(400, 'required', message);
export const badRequest = (message = 'Bad Request'): ApiError =>
  new ApiError(400, 'badRequest', message);
export const parseError = (): ApiError => new ApiError(400, 'parseError', 'Parse Error');
export const timeRangeEmpty = (): ApiError =>
  new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', {
    domain: 'calendar',
    ...parameter('timeMax'),
  });
export const calendarRule = (reason: string, message: string): ApiError =>
  new ApiError(400, reason, message, { domain: 'calendar' });

/** Also sent when no token came at all, so that a client sees one kind of "connect again". */
export const authError = (): ApiError =>
  new ApiError(401, 'authError', 'Invalid Credentials', {
    location: 'Authorization',
    locationType: 'header',
    headers: {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    },
  });
export const insufficientPermissions = (): ApiError =>
  new ApiError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.', {
    headers: {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
    },
  });
export const forbidden = (message = 'Forbidden'): ApiError =>
  new ApiError(403, 'forbidden', message);
export const requiredAccessLevel = (role: string): ApiError =>
  new ApiError(403, 'requiredAccessLevel', `You need to have ${role} access to this calendar.`, {
    domain: 'calendar',
  });
export const forbiddenForNonOrganizer = (): ApiError =>
  new ApiError(
    403,
    'forbiddenForNonOrganizer',
    'Shared properties can only be changed by the organizer of the event.',
    {
      domain: 'calendar',
    },
  );

export const notFound = (): ApiError => new ApiError(404, 'notFound', 'Not Found');
export const duplicate = (): ApiError =>
  new ApiError(409, 'duplicate', 'The requested identifier already exists.');
export const deleted = (): ApiError => new ApiError(410, 'deleted', 'Resource has been deleted');
export const fullSyncRequired = (): ApiError =>
  new ApiError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', {
    domain: 'calendar',
    ...parameter('syncToken'),
  });
export const updatedMinTooLongAgo = (): ApiError =>
  new ApiError(
    410,
    'updatedMinTooLongAgo',
    'The requested minimum modification time lies too far in the past.',
    {
      domain: 'calendar',
      ...parameter('updatedMin'),
    },
  );
export const conditionNotMet = (): ApiError =>
  new ApiError(412, 'conditionNotMet', 'Precondition Failed', {
    location: 'If-Match',
    locationType: 'header',
  });
