import { ActionIcon, Tooltip } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUndo } from '../store/undo-store.ts';
import { takeBack } from './take-back.ts';

/** The last step back and forth; what it was is said before it is pressed. */
export function UndoButtons(): ReactNode {
  const { undo, redo } = useUndo();
  return (
    <ActionIcon.Group>
      <StepButton
        name="Undo last step"
        hint={undo === null ? 'Nothing to undo' : `Undo: ${undo} (Ctrl+Z)`}
        isPossible={undo !== null}
        onPress={() => takeBack('undo')}
      >
        <Undo2 size={17} />
      </StepButton>
      <StepButton
        name="Redo last step"
        hint={redo === null ? 'Nothing to redo' : `Redo: ${redo} (Ctrl+Shift+Z)`}
        isPossible={redo !== null}
        onPress={() => takeBack('redo')}
      >
        <Redo2 size={17} />
      </StepButton>
    </ActionIcon.Group>
  );
}

type StepButtonProps = {
  name: string;
  hint: string;
  isPossible: boolean;
  onPress: () => void;
  children: ReactNode;
};

function StepButton({ name, hint, isPossible, onPress, children }: StepButtonProps): ReactNode {
  return (
    <Tooltip label={hint}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={name}
        disabled={!isPossible}
        onClick={onPress}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
