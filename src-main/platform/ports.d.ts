/** Now, as milliseconds since 1970-01-01T00:00Z. */
export type Clock = {
  now(): number;
};
/** Makes a new lower-case UUID (version 7) at each call. */
export type Ids = {
  next(): string;
};
/** A number in [0, 1). */
export type Random = () => number;
/** Calls back once after a delay in milliseconds; the answer cancels it. */
export type Timers = {
  after(delayMs: number, callback: () => void): () => void;
};
/** Where the operating system thinks the network is; "offline" is strong evidence, "online" proves nothing. */
export type NetworkState = {
  isOnline(): boolean;
  /** Calls back when it changes; the answer stops that. */
  onChange(callback: (online: boolean) => void): () => void;
};
/** Secrets by name, kept in the operating system's keychain. */
export type Keychain = {
  /** False: there is none on this machine, and what is stored lives only as long as this session. */
  readonly isPersistent: boolean;
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
};
/** Log lines with facts; adapters redact secrets and never get client names. */
export type Log = {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
};
