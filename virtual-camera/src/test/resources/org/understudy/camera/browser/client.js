// What a page of a video call does: lists cameras, opens one, sends it to a peer and looks at what arrives there.
// Loaded into a blank page; every function returns (a promise of) plain data.
const call = { stream: null, sender: null, receiver: null, frames: [] };
const board = Object.assign(document.createElement('canvas'), { width: 16, height: 4 })
  .getContext('2d', { willReadFrequently: true });

/** The number drawn into a picture, -1 where its upper and lower part do not agree. */
function counterIn(picture) {
  board.imageSmoothingEnabled = false;
  board.drawImage(picture, 0, 0, 16, 4);
  const { data } = board.getImageData(0, 0, 16, 4);
  const row = y => [...Array(16).keys()].reduce((sum, x) => sum | (data[4 * (16 * y + x)] > 128) << x, 0);
  return row(0) === row(3) ? row(0) : -1;
}

/** The same for a decoded frame, of whose luma two rows are copied; a canvas would convert all of it. */
async function counterInFrame(frame) {
  const { width, height } = frame.visibleRect;
  const row = async y => {
    const rect = { x: 0, y, width, height: 2 };
    const bytes = new Uint8Array(frame.allocationSize({ rect }));
    const [luma] = await frame.copyTo(bytes, { rect });
    return [...Array(16).keys()].reduce(
      (sum, bit) => sum | (bytes[luma.offset + Math.floor((2 * bit + 1) * width / 32)] > 128) << bit, 0);
  };
  const upper = await row(0);
  return upper === (await row(height - 2)) ? upper : -1;
}

/** Names of all cameras; the second listing has them, once some camera was allowed. */
async function cameras() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(device => device.kind === 'videoinput').map(device => device.label);
}

/** Opens the camera of a name and returns its settings. */
async function open(label, width, height, frameRate) {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const device = devices.find(one => one.kind === 'videoinput' && one.label === label);
  if (!device) throw new Error(`no camera is called ${label}`);
  call.stream = await navigator.mediaDevices.getUserMedia(
    { video: { deviceId: { exact: device.deviceId }, width: { exact: width }, height: { exact: height }, frameRate } });
  const [track] = call.stream.getVideoTracks();
  return { label: track.label, ...track.getSettings() };
}

/** Allows cameras by opening any, as soon as there is one; names are hidden before. */
async function allow() {
  await until(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      stream.getTracks().forEach(track => track.stop());
      return true;
    } catch (error) {
      if (error.name !== 'NotFoundError') throw error;
      return false;
    }
  });
}

/** Sends the open camera to a second peer in this page and collects what arrives. */
async function connect() {
  const sender = new RTCPeerConnection();
  const receiver = new RTCPeerConnection();
  call.sender = sender;
  call.receiver = receiver;
  sender.onicecandidate = event => receiver.addIceCandidate(event.candidate);
  receiver.onicecandidate = event => sender.addIceCandidate(event.candidate);
  const arrived = new Promise(resolve => receiver.ontrack = event => resolve(event.track));
  const [track] = call.stream.getVideoTracks();
  const outgoing = sender.addTrack(track, call.stream);
  await sender.setLocalDescription(await sender.createOffer());
  await receiver.setRemoteDescription(sender.localDescription);
  await receiver.setLocalDescription(await receiver.createAnswer());
  await sender.setRemoteDescription(receiver.localDescription);
  const parameters = outgoing.getParameters();
  parameters.degradationPreference = 'maintain-resolution';
  parameters.encodings[0].maxBitrate = 4_000_000;
  await outgoing.setParameters(parameters);
  collect(await arrived);
}

/** Collects the pictures of a track: time in milliseconds, size, number. */
async function collect(track) {
  call.frames = [];
  const { frames } = call;
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { displayWidth: width, displayHeight: height } = next.value;
    frames.push([Math.round(performance.now()), width, height, await counterInFrame(next.value)]);
    next.value.close();
  }
}

/** Collects from the camera itself, without a peer. */
function look() {
  collect(call.stream.getVideoTracks()[0].clone());
}

/** Forgets what was collected so far and gathers for a while: [[milliseconds, width, height, number]]. */
async function gather(milliseconds) {
  call.frames.length = 0;
  await new Promise(resolve => setTimeout(resolve, milliseconds));
  return call.frames.slice();
}

/** Waits until at least one picture of a size has come. */
async function arrival(width, milliseconds) {
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    if (call.frames.some(frame => frame[1] === width)) return true;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return false;
}

/** Waits until a condition holds, at most 15 seconds. */
async function until(condition) {
  for (const end = performance.now() + 15_000; !(await condition());) {
    if (performance.now() > end) throw new Error(`never: ${condition}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Hangs up and gives the camera back. */
function hangUp() {
  call.sender?.close();
  call.receiver?.close();
  call.stream?.getTracks().forEach(track => track.stop());
}

/** Watches the page's picture for a while, as a browser source shows it: numbers as they change. */
async function watchImage(milliseconds) {
  const image = document.images[0];
  const seen = [];
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    if (image.naturalWidth > 0) {
      const counter = counterIn(image);
      if (seen.at(-1) !== counter) seen.push(counter);
    }
    await new Promise(resolve => setTimeout(resolve, 8));
  }
  return seen;
}
