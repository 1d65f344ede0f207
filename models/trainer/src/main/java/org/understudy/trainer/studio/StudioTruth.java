package org.understudy.trainer.studio;

/**
 * What a picture of the studio shows at each pixel, exactly, beside what {@link StudioPicture}
 * says. All rasters tell of the nearest surface at the pixel's middle; where there is none, their
 * numbers are 0. Arrays are shared.
 *
 * @param normals [height][width][3] unit vectors in camera space, towards the viewer
 * @param canonical [height][width][3] where the place lies at rest with a neutral face, bust rest
 *     frame, metres
 * @param surface [height][width] index into the names plus 1, 0 for the background
 * @param surfaceNames names of the surfaces, for example {@code skin} and {@code hair}
 * @param landmarks [478][3] MediaPipe's face landmarks in camera space, metres
 * @param light what the person stood in, in the bust frame
 */
@SuppressWarnings("ArrayRecordComponent") // rasters, never compared
public record StudioTruth(
    float[] normals,
    float[] canonical,
    byte[] surface,
    java.util.List<String> surfaceNames,
    float[] landmarks,
    LightRig light) {}
