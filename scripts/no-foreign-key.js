import ts from 'typescript';

const message =
  'This key may be any text. Keep such values in a Map, or read a table of ours by ownValue (src/own.ts): every object answers to "constructor" and "toString".';

/**
 * Forbids `object[text]` and `text in object` where the text is not one of a closed list and the object takes any key: a
 * name from outside would find what every object inherits.
 */
export const noForeignKey = {
  meta: { type: 'problem', schema: [], messages: { foreign: message } },
  create(context) {
    const { program, getTypeAtLocation } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isAnyText = (node) => (getTypeAtLocation(node).flags & ts.TypeFlags.String) !== 0;
    const takesAnyKey = (node) => {
      const type = checker.getNonNullableType(getTypeAtLocation(node));
      return type.getStringIndexType() !== undefined;
    };
    return {
      MemberExpression(node) {
        if (node.computed && isAnyText(node.property) && takesAnyKey(node.object))
          context.report({ node, messageId: 'foreign' });
      },
      BinaryExpression(node) {
        if (node.operator === 'in' && node.left.type !== 'PrivateIdentifier' && isAnyText(node.left))
          context.report({ node, messageId: 'foreign' });
      },
    };
  },
};
