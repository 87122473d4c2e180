/** Services. */
export const services = {} as const;
