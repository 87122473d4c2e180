import { useEffect, useEffectEvent } from 'react';
import type { WindowCommand } from '../../src-shared/ipc/window-command.ts';
import { on } from '../bridge.ts';

/** Does what is chosen in the menus, for the commands this part of the window knows. */
export function useWindowCommands(commands: Partial<Record<WindowCommand, () => void>>): void {
  const onCommand = useEffectEvent((command: WindowCommand) => commands[command]?.());
  useEffect(() => on('window.command', ({ command }) => onCommand(command)), []);
}
