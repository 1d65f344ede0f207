package org.understudy.avatar.deform;

/**
 * Which kernels turned out to be faster on this machine.
 *
 * @param vectors whether those with the Vector API
 * @param ratio their time by that of the plain ones, above 0
 */
public record KernelVerdict(boolean vectors, double ratio) {}
