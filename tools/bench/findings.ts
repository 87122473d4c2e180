/** What profiles and plans showed, and what was changed for it; without figures, which are those of the run. */
export const findings = `Starting, found by profiles of both processes:

- The window was opened after the book. It is now opened first, hidden, so that its process starts and loads the page
  while the book is opened; what the page asks meanwhile waits (\`src-main/ipc/hold-requests.ts\`).
- Google’s client was compiled and run at every start, by those without an account too. It is loaded when an account
  first needs it.
- The dialogs, and with them the rules of recurrence, were part of the first screen. They are loaded once it is drawn.
- The calendar made a formatter for each quarter of an hour of the day and one for each booking, whenever it drew. It
  is given a function instead (\`src-renderer/calendar/slot-hour.ts\`).
- Scripts were compiled anew at each start. Those of the page are kept compiled by Chromium (\`codeCache\` of the app’s
  scheme), those of the main process by Node, in Electrons whose Node can (\`src-main/boot.ts\`); the stand-in for
  developers has one that can’t, so that its starts compile all of main.

Queries, found by a walk through every request with \`EXPLAIN QUERY PLAN\`
(\`tests/database/every-plan.test.ts\`):

- The sync pill asked after each save for links with a failure and, without an account, for all bookings that wait: each
  read a whole table. There is an index of the failed links, and bookings are counted as they are written.
- A search among bookings put all that matched in order. Now the newest thousand.
- A search among clients, and the waiting list, could be planned as a walk through all clients by name; the order of the
  tables is given now.
- Open conflicts, unsent links and the bookings of a move to another time zone were looked for in the order of their
  numbers, which is through all of them; the few that are found are sorted instead.
- What points at a client or a service had no index in five tables, so that removing one read those.
- A third of a save was building and compiling the same queries anew. Those of a save and of a cycle of the sync are built
  once ([ADR 10](adr/0010-queries-built-once.md)).

What keeps a missed target missed:

- The start: of what is left most is compiling and running the scripts of both processes once, and drawing a week for
  the first time; a bare window does neither.
- Memory: most of the difference is the page (React, the calendar and what they draw) and the code of the main process.
  The database’s cache takes at most 16 MB of it.
- The window: switching the view and opening the dialog is mostly React and the calendar drawing anew, and styles. Where
  the machine has no graphics processor, as here, painting is part of it.`;
