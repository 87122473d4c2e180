/** What profiles and plans showed, and what was changed for it; without figures, which are those of the run. */
export const findings = `Starting, found by profiles of both processes:

- The window was opened after the book. It is now opened meanwhile, hidden, so that its process starts and loads the page
  (\`src-main/start-app.ts\`); what the page asks before the book is open waits.
- The page’s scripts were some sixty files, each asked of main while that was starting. They are one now, and so are its
  styles (\`electron.vite.config.ts\`).
- The calendar was drawn without its bookings, and then with them. They are read first, which takes main a moment, and the
  week is drawn once.
- Loading what is behind the window kept main from giving the page its files, and the word that a file was complete from
  the page. It is loaded in a thread of its own ([ADR 15](adr/0015-book-in-its-own-thread.md)), and each file is given out
  whole and at once. The page waited for the accounts too, and with them for the keychain ([ADR 12](adr/0012-window-before-everything.md)).
- Chromium’s network service was begun as a process of its own. It runs within main
  ([ADR 13](adr/0013-network-service-in-main.md)).
- Google’s client was compiled and run at every start, by those without an account too. It is loaded when an account
  first needs it.
- The dialogs, and with them the rules of recurrence, were part of the first screen. They are loaded once it is drawn.
- The calendar was a library with a formatter for each quarter of an hour and a fifth of the page’s scripts. It is drawn by
  ourselves now ([ADR 11](adr/0011-own-calendar-grid.md)).
- Texts without gaps were looked up in the dictionaries each time anything was drawn. They are kept until the language is
  another one.
- Scripts were compiled anew at each start. Those of the page are kept compiled by Chromium (\`codeCache\` of the app’s
  scheme), those of the main process by ourselves (\`src-main/compiled-scripts.ts\`,
  [ADR 14](adr/0014-main-kept-compiled.md)): half of what loading main cost.
- The page’s answers had a header about openers, for which Chromium began a second process for the window and threw the
  first away: a tenth of the work of a start. They have none.
- The page waited for Chromium’s graphics process before its first line, because the hidden window was painted. It
  isn’t painted before it is shown.
- The calendar was drawn once without the days, to see how much room there is for them, and painted so. The room is
  measured before anything is painted.
- What the window keeps for itself was read while the page’s scripts were loaded, and waited for the main process then.
- Main began the sync, the keychain, the log, the menu and the tray while the page was being drawn. They begin when it is
  on the screen.
- The page asked for the bookings once it knew the settings. They are asked for together, for the days that are most
  probably shown.
- What the page asks in its first moment was nine messages; it is one (\`src-main/preload/bridge.ts\`).
- What nobody had asked for was drawn: dialogs that were closed, balloons, messages, the list of commands; each sync mark
  was an icon of its own; the small month was drawn before the week. They come when they are asked for, or after it.
- The first time that is written in words takes Chromium several milliseconds; the page spends them while its scripts are
  on their way. The time zone database is asked once a day and zone, and not for each time.
- The room for the days was measured before they were drawn, which is a layout. An earlier start tells how much there is.
- Whether it is light or dark was said after the first drawing, and everything had to find its styles again. It is said before.
- The text of the page’s scripts had some letters that are not ASCII: Chromium read and hashed it in twice the room. They are
  written as escapes.
- Where there is no graphics processor, Chromium’s process for it failed at each start while the page waited. The start
  before tells ([ADR 16](adr/0016-remembering-how-it-draws.md)).

The window, found by counting what React draws at each step, and by traces:

- Switching the view drew the whole calendar five or six times: with another view, other hours, another title, the
  bookings, the busy times. Told of all at once it still drew 192 lines and heads, and each box several components deep.
  Our own grid has the lines of 24 hours, draws a day again only when something in it is another, and takes over what main
  told before where it is the same ([ADR 11](adr/0011-own-calendar-grid.md)).
- Opening a dialog drew the calendar behind it, because it listened to the dialog; both lists of suggestions that nobody had
  opened were drawn; the form was drawn again for answers that said nothing new; and each step of sliding in was a drawing.
- The booking dialog asked for fifty clients that nobody had opened the list of. And once a day had no free time left it began at
  the opening of that day’s hours, so that what was in the way had to be looked up and drawn; it begins at the next free time.
- The marks of the views slid from one to the other: ten layouts of the page for each switch. They are plain radios now.
- Other days were drawn empty, and again with what is in them. They are shown once that has been read, a few milliseconds
  later.
- Mantine drew each field twice, the second time with an id by chance; its dialogs went through a transition of one
  millisecond; its sheet has the looks of a hundred components, of which a third is used. The ids are React’s own
  (\`tools/build/one-drawing-ids.ts\`), dialogs open at once, and only what is used is loaded (\`ui/mantine-styles.ts\`).
- Each letter of a search brought up to a hundred bookings and fifty clients over from main, of which sixteen are shown.
- Each event asked for its own width by container queries, which are a layout each. How much room it has is known from
  the size of the days.
- Each fifth step waited for the heap of the page to be marked, which made it twice as long, and a start copied nearly all that
  it had made four times. There is room from the first moment ([ADR 17](adr/0017-room-for-what-is-new.md)).

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

What is left:

- The start: of what is left most is running the scripts of both processes once, and drawing a week for the first time, which takes
  the page a tenth of a second; a bare window does neither.
- The window: what is left of a step is drawing once what is new in it, and the layout and styles of that. Where the
  machine has no graphics processor, as here, painting is part of it.`;
