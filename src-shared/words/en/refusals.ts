/** Why main refuses a request: what happened, what is safe, what to do next. */
export const refusals = {} as const;
