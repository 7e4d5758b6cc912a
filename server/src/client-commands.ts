/** The client's own command behind a lens: it picks a recording and shows a report, which no server can. */
export const simulateCommand = 'mcpPolicy.simulateCalls';
