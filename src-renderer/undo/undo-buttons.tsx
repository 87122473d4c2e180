import { ActionIcon } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUndo } from '../store/undo-store.ts';
import { Hint } from '../ui/hint.tsx';
import { takeBack } from './take-back.ts';
import { t } from '../../src-shared/words/words.ts';

/** The last step back and forth; what it was is said before it is pressed. */
export function UndoButtons(): ReactNode {
  const { undo, redo } = useUndo();
  return (
    <ActionIcon.Group>
      <StepButton
        name={t('undo:button.undo')}
        hint={undo === null ? t('undo:nothing.undo') : t('undo:hint.undo', { step: undo })}
        isPossible={undo !== null}
        onPress={() => takeBack('undo')}
      >
        <Undo2 size={17} />
      </StepButton>
      <StepButton
        name={t('undo:button.redo')}
        hint={redo === null ? t('undo:nothing.redo') : t('undo:hint.redo', { step: redo })}
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
    <Hint label={hint}>
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
    </Hint>
  );
}
