/** What Electron must be told on this machine: Chromium's sandbox refuses to work for root, and only then. */
export declare function launchArguments(): string[];
