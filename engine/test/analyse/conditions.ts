import fc from 'fast-check';

/** Conditions on few fields and few values: two of them often have to do with each other. */
export const conditions = conditionsOf(3);

/** Conditions that are small enough, and plain enough, for everything about them to be known. */
export const smallConditions = conditionsOf(1).filter((source) => !source.includes('in []'));

function conditionsOf(maxDepth: number): fc.Arbitrary<string> {
  return fc.letrec<{ whole: string }>((tie: fc.LetrecTypedTie<{ whole: string }>) => ({
    whole: fc.oneof(
      { maxDepth, depthSize: 'small', withCrossShrink: true },
      atoms(),
      fc.tuple(tie('whole'), fc.constantFrom('&&', '||'), tie('whole')).map(([a, join, b]) => `(${a} ${join} ${b})`),
      tie('whole').map((of) => `!(${of})`),
      fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ),
  })).whole;
}

function atoms(): fc.Arbitrary<string> {
  const number = fc.constantFrom('1', '2', '2.5', '3', 'values.limit', 'values.limit - 1', '-1');
  const text = fc.constantFrom('"a"', '"b"', '"A"', '""', 'values.name');
  const relation = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  const compared = (of: string, with_: fc.Arbitrary<string>) =>
    fc
      .tuple(relation, with_, fc.boolean())
      .map(([is, bound, turned]) => (turned ? `${bound} ${is} ${of}` : `${of} ${is} ${bound}`));
  const equal = (of: string, with_: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom('==', '!='), with_).map(([is, other]) => `${of} ${is} ${other}`);
  const listed = (of: string, items: fc.Arbitrary<string>) =>
    fc.array(items, { maxLength: 3 }).map((list) => `${of} in [${list.join(', ')}]`);
  return fc.oneof(
    compared('args.n', number),
    compared('size(args.t)', number),
    equal('args.t', text),
    equal('args.t.lowerAscii()', text),
    equal('args.o.i', number),
    compared('args.o.i', number),
    equal('session.x', fc.oneof(number, text, fc.constantFrom('null', 'true'))),
    compared('session.x', number),
    listed('args.t', fc.constantFrom('"a"', '"b"', '"c"')),
    listed('session.x', fc.constantFrom('1', '2', '3')),
    fc.constantFrom(
      'args.t in values.names',
      'values.open',
      'true',
      'false',
      '1 < 2',
      'tool == "act"',
      'tool == "other"',
    ),
    fc.constantFrom(
      'has(args.n)',
      'has(args.t)',
      'has(args.o)',
      'has(args.o.i)',
      'has(session.x)',
      'args.b',
      'session.x',
    ),
    fc.constantFrom('"n" in args', '"t" in args', '"i" in args.o', '"x" in session'),
    fc.constantFrom('args.t.startsWith("a")', 'args.t.contains("b")', 'args.t.matches("^a")', 'args.n > args.o.i'),
    fc.constantFrom(
      'args.o.i < args.n',
      'args.n + args.o.i > 3',
      'args.n != args.o.i',
      'args.n == args.o.i',
      'size(args.l) > 1',
    ),
    fc.constantFrom('args.l.exists(i, i == args.t)', 'args.t in args.l', 'session.x == args.n', 'args.n == session.x'),
  );
}
