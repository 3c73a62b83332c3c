/**
 * Node's own `http`, without what an `import` of it loads: that reads every name it exports, and behind one of them stands a whole client
 * of the web, 60 of the 1,100 ms of processor time that a start took.
 */
export const http = process.getBuiltinModule('node:http')
