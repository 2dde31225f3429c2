import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import { readPage } from '../../../deploy/publishing/pages.mjs';
import { random } from '../../fuzz/random.ts';

/** Beginnings and ends of tags, comments, texts, drawings, frames and templates, for putting together at random. */
const pieces =
  `<p> </p> <b > /> <i/onclick=a> <a~href="x " ' = ~ \n \t \f \0 / text < </ <!-- --> --!> <!--> <!---> <! <?
  <![CDATA[ ]]> <!doctype~html> </3 &lt; &#60; <script> </script> <script </script~ <SCRIPT> <ScRiPt~src=//x> </SCRIPT\n>
  <style> </style> <title> </title> <textarea> </textarea> <noscript> </noscript> <template> </template> <svg> </svg>
  <svg/onload=g> <math> </math> <mi> <desc> <foreignObject> </foreignObject> <annotation-xml~encoding="text/html">
  <frameset> </frameset> <frame> <iframe~src=a> </iframe> <iframe <xmp> </xmp> <noembed> </noembed> <noframes> </noframes>
  <plaintext> <object> <table> <tr> </table> <select> <option> </select> <html> <head> </head> <body~onload=a> <img~src=x
  ~onclick=b ~onerror="c" ~onload='d' ~style=e ~style="f" ~title=">" ~title='<script>' <a~b=c"d> <a~"b"> <a~=b>`
    .split(/ +|\n +/)
    .map((piece) => piece.replaceAll('~', ' '));

it.each([1, 2, 3])('what publishing lets pass runs nothing in a parser that follows the standard (seed %i)', (seed) => {
  const next = random(seed);
  const piece = () => pieces[Math.floor(next() * pieces.length)] ?? '';
  const pages = Array.from({ length: 3000 }, () => Array.from({ length: 2 + next() * 14 }, piece).join(''));
  const running = pages.filter((html) => runsSomething(fromHtml(html)));
  expect(running.length).toBeGreaterThan(1000);
  expect(pages.length - running.length).toBeGreaterThan(500);
  expect(running.filter(isClean)).toEqual([]);
});

/** Whether publishing would find nothing in a page that no page of ours has. */
function isClean(html: string): boolean {
  const { forbidden, scripts, loads } = readPage(html);
  return forbidden.length + scripts.length + loads.length === 0;
}

/** By parse5, of which hast-util-from-html makes a tree. */
function runsSomething(node: Nodes): boolean {
  if (node.type === 'element' && isRunning(node)) return true;
  const inside = 'children' in node ? node.children : [];
  return inside.some(runsSomething) || (node.type === 'element' && node.content ? runsSomething(node.content) : false);
}

function isRunning({ tagName, properties }: Element): boolean {
  return (
    /^(script|style|iframe|frame|object)$/i.test(tagName) ||
    Object.keys(properties).some((name) => /^(on|style$|srcdoc$)/i.test(name))
  );
}
