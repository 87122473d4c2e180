import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode, Ref } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './creatable-picker.module.css';

export type PickerOption = { id: string; name: string; facts: string; color?: string };

type Props = {
  label: string;
  placeholder: string;
  text: string;
  options: PickerOption[];
  /** How making a new one is called; null where the text can't be a new one. */
  createLabel: string | null;
  error: string | null;
  hasAutoFocus?: boolean;
  isReadOnly?: boolean;
  fieldRef?: Ref<HTMLInputElement>;
  /** The list comes into sight: whoever has to ask for the options can do so now. */
  onOpen?: () => void;
  onText: (text: string) => void;
  onPick: (option: PickerOption) => void;
  onCreate: () => void;
};

const create = 'create';

/** A field that finds what is there while one types, and makes what is not. */
export function CreatablePicker(props: Props): ReactNode {
  const { options, createLabel } = props;
  const combobox = useCombobox({
    onDropdownOpen: () => props.onOpen?.(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });

  // The first choice is always the one Enter takes.
  const isOpen = combobox.dropdownOpened;
  useEffect(() => {
    if (isOpen && props.text !== '') combobox.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the combobox object is new on every draw
  }, [isOpen, options, createLabel]);

  const shown = isOpen ? options : []; // a list that nobody sees need not be drawn

  function choose(value: string): void {
    const option = options.find(({ id }) => id === value);
    if (option !== undefined) props.onPick(option);
    else if (value === create) props.onCreate();
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={props.fieldRef}
          label={props.label}
          placeholder={props.placeholder}
          value={props.text}
          error={props.error}
          readOnly={props.isReadOnly}
          data-autofocus={props.hasAutoFocus === true ? true : undefined}
          onChange={(event) => {
            props.onText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown
        hidden={(options.length === 0 && createLabel === null) || props.isReadOnly}
      >
        <Combobox.Options
          aria-label={t('suggestions', { label: props.label })}
          mah={240}
          className={styles['list']}
        >
          {shown.map((option) => (
            <Combobox.Option key={option.id} value={option.id} className={styles['choice']}>
              <span className={styles['option']}>
                {option.color !== undefined && (
                  <span
                    className={styles['dot']}
                    style={{ background: `var(--service-${option.color})` }}
                  />
                )}
                <span className={styles['name']}>{option.name}</span>
                <span className={styles['facts']}>{option.facts}</span>
              </span>
            </Combobox.Option>
          ))}
          {isOpen && createLabel !== null && (
            <Combobox.Option value={create} className={`${styles['choice']} ${styles['create']}`}>
              {createLabel}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
