/** What main shows outside the window: menus, tray, notifications, file dialogs, pages in the browser, a failed start. */
export const shell = {} as const;
