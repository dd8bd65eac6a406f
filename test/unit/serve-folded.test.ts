import { expect, test } from 'vitest';
import { Folded } from '../../src/serve/client-api/folded.ts';

test.each([
  [{}, [0, 1, 2]],
  [{ limit: 2 }, [0, 1]],
  [{ OFFSET: '3', Limit: 2 }, [3, 4]],
  [{ Limit: 0, Offset: -2 }, [0, 1, 2]],
  [{ Limit: -1 }, [0, 1, 2]],
  [{ Offset: 9 }, []],
])('the rows that %j asks for', (body, rows) => {
  expect(new Folded(body).page([0, 1, 2, 3, 4], 3)).toEqual(rows);
});
