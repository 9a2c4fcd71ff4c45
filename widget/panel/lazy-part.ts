import { createContext, Fragment } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { jsx, jsxs } from 'preact/jsx-runtime';
import type { PartName } from '../built.ts';
import { useAround } from './context.ts';

/** What further parts use of Preact: there is one of it on the page. The build looks for it under this name. */
const preact = { createContext, Fragment, useContext, useEffect, useId, useRef, useState, jsx, jsxs };

/** A part of the chat that is loaded when it is drawn for the first time. */
export function useLazyPart<Part extends { css: string }>(name: PartName) {
  const { parts, style } = useAround();
  const [part, setPart] = useState<Part>();
  const [failed, setFailed] = useState(false);
  const [attempt, again] = useState(0);
  useEffect(() => {
    let gone = false;
    parts
      .load<Part>(name, { preact })
      .then((loaded) => {
        style(loaded.css);
        if (!gone) setPart(loaded);
      })
      .catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
    };
  }, [parts, name, style, attempt]);
  return {
    part,
    failed: failed && part === undefined,
    retry() {
      setFailed(false);
      again(attempt + 1);
    },
  };
}
